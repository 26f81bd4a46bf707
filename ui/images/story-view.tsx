import { useEffect } from 'preact/hooks';
import type { StoryKind } from '#visuals/storyboard/read-script';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { count, isSubmit, submitKey } from '../kit/format-text.ts';
import { TextArea } from '../kit/text-area.tsx';
import { TextField } from '../kit/text-field.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { describeEstimate } from '../state/estimate-pictures.ts';
import type { StoryInput } from '../state/story-controller.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { BatchView } from './batch-view.tsx';
import { FramePlayer } from './frame-player.tsx';
import { QueueView } from './queue-view.tsx';
import { SetsView } from './sets-view.tsx';
import styles from './composer-view.module.css';

const kinds: readonly Segment<StoryKind>[] = [
  { value: 'storyboard', text: 'Storyboard' },
  { value: 'comic', text: 'Comic' },
  { value: 'animation', text: 'Animation' },
];

const examples: Readonly<Record<StoryKind, string>> = {
  storyboard: 'Mira opens the door\ncaption: Morning.\nMira: Who is there?\n\nA letter on the step',
  comic: 'Mira opens the door\ncaption: Morning.\nMira: Who is there?\n\nA letter on the step',
  animation: 'Mira stands\nMira bends her knees\nMira is in the air',
};

const panelHint =
  'An empty line begins the next panel. Its first line is the image; “caption: …” and “Name: …” become texts on the canvas.';

/** A storyboard, a comic or an animation: typed, looked at, placed as layers, drawn by the queue and played. */
export function StoryView() {
  const { images } = usePanel();
  const { input, preview, mistake, place, work, outcome, cancel, isOpen, canEdit, edit, changes } =
    images.story;
  useEffect(() => {
    setSignal(isOpen, true);
    return () => setSignal(isOpen, false);
  }, [isOpen]);
  const { kind, text, size } = input.value;
  const drawing = images.work.value;
  const drawn = preview.value;
  const end = outcome.value;
  const canPlace = drawn !== null && work.value === null;
  const change = (changes: Partial<StoryInput>) => setSignal(input, { ...input.peek(), ...changes });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && canPlace) place(true);
  };
  const done = end.kind === 'done' || end.kind === 'cancelled' ? end.text : '';
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="Kind and actions">
        <Segments
          label="Kind of story"
          options={kinds}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
        />
        <div class={styles.line}>
          <Button disabled={!canPlace} onClick={() => place(false)}>
            {changes.value ? 'Change layers' : 'Place layers'}
          </Button>
          <Button
            primary
            disabled={!canPlace || drawn.specs.length === 0}
            title={submitKey}
            onClick={() => place(true)}
          >
            {`${changes.value ? 'Change' : 'Place'} and generate${drawn === null ? '' : ` ${drawn.specs.length}`}`}
          </Button>
        </div>
        <Estimate />
      </section>
      <div class={styles.scroll} role="region" aria-label="Story" tabIndex={0}>
        {canEdit.value ? (
          <Notice kind="told" actions={<Button onClick={edit}>Edit</Button>}>
            The selected layers are a story that can be changed.
          </Notice>
        ) : null}
        <div class={styles.fields}>
          <TextArea
            label={kind === 'animation' ? 'Frames' : 'Script'}
            rows={7}
            value={text}
            placeholder={examples[kind]}
            hint={kind === 'animation' ? 'Each line is a frame.' : panelHint}
            onInput={(value) => change({ text: value })}
          />
          <TextField label="Image size (px)" value={size} onInput={(value) => change({ size: value })} />
          <SetsView />
        </div>
        {mistake.value === '' ? null : (
          <p class={styles.mistake} role="alert">
            {mistake.value}
          </p>
        )}
        {end.kind === 'failed' ? <Notice kind="failed">{end.message}</Notice> : null}
        {images.queue.warnings.value.map((warning) => (
          <Notice key={warning} kind="warned">
            {warning}
          </Notice>
        ))}
        <QueueView />
        <BatchView />
        {drawn === null ? null : (
          <section class={styles.preview} aria-label="Preview">
            <img
              class={styles.picture}
              src={`data:image/svg+xml,${encodeURIComponent(drawn.svg)}`}
              alt={`Preview of ${drawn.name}`}
            />
          </section>
        )}
        {kind === 'animation' ? <Frames /> : null}
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value ?? drawing}
          text={done}
          onCancel={work.value === null ? images.cancel : cancel}
        />
      </footer>
    </div>
  );
}

/** What drawing the story will take. */
function Estimate() {
  const panel = usePanel();
  const drawn = panel.images.story.preview.value;
  if (drawn === null) return null;
  const estimate = describeEstimate(panel.settings.value, panel.models.ledger.value, drawn.specs);
  return <p class={styles.quiet}>{estimate}</p>;
}

/** The frames of an animation, read from the canvas and played. */
function Frames() {
  const { frames, takeFrames, move, drop } = usePanel().images.story;
  const all = frames.value;
  return (
    <section class={styles.fields} aria-label="Playback">
      <div class={styles.line}>
        <Button onClick={takeFrames}>{all.length === 0 ? 'Load frames' : 'Reload frames'}</Button>
        <p class={styles.quiet}>
          {all.length === 0
            ? 'Select two or more frames on the canvas; otherwise the animation that was placed last is read.'
            : count(all.length, 'frame')}
        </p>
      </div>
      {all.length === 0 ? null : <FramePlayer frames={all} onMove={move} onDrop={drop} />}
    </section>
  );
}
