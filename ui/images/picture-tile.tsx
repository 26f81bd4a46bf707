import { Button } from '../kit/button.tsx';
import { sizeOf } from '../kit/words.ts';
import type { DrawnPicture } from '../state/image-job.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './picture-tile.module.css';

/** One picture: as far as it is drawn, what it took, and where it can go. */
export function PictureTile({ picture }: { readonly picture: DrawnPicture }) {
  const { images, selection, editor } = usePanel();
  const { image, url, prompt, model, costUsd, partial } = picture;
  const canFill = selection.value.layers[0]?.takesFill ?? false;
  const facts = [sizeOf(image), model, ...(costUsd === null ? [] : [`$${costUsd.toFixed(3)}`])].join(', ');
  return (
    <article class={styles.tile} aria-label={prompt}>
      <img class={partial ? styles.partial : styles.picture} src={url} alt={prompt} />
      <p class={styles.prompt} title={prompt}>
        {prompt}
      </p>
      <p class={styles.facts}>{partial ? 'Still being drawn' : facts}</p>
      {partial ? null : editor.value === 'dev' ? (
        <p class={styles.facts}>Dev Mode cannot change the file; switch to design mode to insert it.</p>
      ) : (
        <div class={styles.actions}>
          <Button disabled={!canFill} onClick={() => images.insert(picture, 'fill')}>
            Insert into fill
          </Button>
          <Button onClick={() => images.insert(picture, 'beside')}>Insert beside</Button>
        </div>
      )}
    </article>
  );
}
