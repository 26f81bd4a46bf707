import { Notice } from '../kit/notice.tsx';
import { Button } from '../kit/button.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { isSubmit } from '../kit/words.ts';
import { usePanel } from '../state/use-panel.ts';
import { Companions } from './companions.tsx';
import { DrawControls } from './draw-controls.tsx';
import styles from './images-tab.module.css';
import { PictureTile } from './picture-tile.tsx';
import { set } from '../state/set.ts';

/** A sentence becomes a picture, and the picture a layer. */
export function ImagesTab() {
  const panel = usePanel();
  const { prompt, work, outcome, pictures, warnings, generate, cancel } = panel.images;
  const end = outcome.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event)) generate();
  };
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.ask} aria-label="What to draw">
        <textarea
          class={styles.prompt}
          aria-label="Prompt"
          placeholder="Describe the picture: a foggy harbour at dawn, soft light, no people"
          rows={4}
          value={prompt.value}
          onInput={(event) => set(prompt, event.currentTarget.value)}
        />
        <Companions />
        <DrawControls />
      </section>
      <div class={styles.below} role="region" aria-label="Pictures" tabIndex={0}>
        {end.kind === 'failed' ? (
          <Notice kind="failed" actions={<Button onClick={generate}>Try again</Button>}>
            {end.message}
          </Notice>
        ) : null}
        {warnings.value.map((warning) => (
          <Notice key={warning} kind="warned">
            {warning}
          </Notice>
        ))}
        <div class={styles.results}>
          {pictures.value.length === 0 ? (
            <p class={styles.empty}>
              Pictures appear here, sharpening while they are drawn. They stay until the panel is closed;
              insert those you want to keep.
            </p>
          ) : (
            pictures.value.map((picture) => <PictureTile key={picture.url} picture={picture} />)
          )}
        </div>
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          words={end.kind === 'done' || end.kind === 'cancelled' ? end.words : ''}
          onCancel={cancel}
        />
      </footer>
    </div>
  );
}
