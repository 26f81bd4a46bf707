import { useEffect } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { isSubmit } from '../../kit/format-text.ts';
import { Notice } from '../../kit/notice.tsx';
import { type Segment, Segments } from '../../kit/segments.tsx';
import { WorkLine } from '../../kit/work-line.tsx';
import type { DiffusionPart } from '../../state/diffusion/diffusion-controller.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './diffusion-view.module.css';
import { DrawingPart } from './drawing-part.tsx';
import { PicturePart } from './picture-part.tsx';
import { ServerPart } from './server-part.tsx';
import { VideoPart } from './video-part.tsx';

const parts: readonly Segment<DiffusionPart>[] = [
  { value: 'drawing', text: 'Generation' },
  { value: 'picture', text: 'Image tools' },
  { value: 'video', text: 'Video' },
  { value: 'server', text: 'Server' },
];

const shown = {
  drawing: () => <DrawingPart />,
  picture: () => <PicturePart />,
  video: () => <VideoPart />,
  server: () => <ServerPart />,
} as const;

/** Everything of a person's own server in one place: what pictures are drawn with, its tools, videos and options. */
export function DiffusionView() {
  const { diffusion } = usePanel();
  const { part, isOpen, lists, outcome, tools, form, readLists } = diffusion;
  useEffect(() => {
    setSignal(isOpen, true);
    return () => setSignal(isOpen, false);
  }, [isOpen]);
  const chosen = part.value;
  const own = { drawing: diffusion, picture: tools, video: tools, server: form }[chosen];
  // Reading the lists goes before whatever needs them.
  const runner = diffusion.work.value === null ? own : diffusion;
  const end = own.outcome.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmit(event)) return;
    if (chosen === 'picture') tools.run();
    else if (chosen === 'video') tools.drawVideo(lists.value?.videoModels ?? []);
    else if (chosen === 'server') form.send();
  };
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="Part of the server">
        <Segments
          label="Part of the server"
          options={parts}
          value={chosen}
          onChange={(next) => setSignal(part, next)}
        />
      </section>
      <div class={styles.scroll} role="region" aria-label={diffusion.title.value} tabIndex={0}>
        {outcome.value.kind === 'failed' ? (
          <Notice kind="failed" actions={<Button onClick={readLists}>Try again</Button>}>
            {outcome.value.message}
          </Notice>
        ) : null}
        {end.kind === 'failed' && own !== diffusion ? <Notice kind="failed">{end.message}</Notice> : null}
        {shown[chosen]()}
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={runner.work.value}
          text={end.kind === 'done' || end.kind === 'cancelled' ? end.text : ''}
          onCancel={runner.cancel}
        />
      </footer>
    </div>
  );
}
