import { formatDollars } from '#models/policy/find-overrun';
import { Button } from '../kit/button.tsx';
import { sizeOf } from '../kit/format-text.ts';
import type { DrawnPicture } from '#visuals/2-draw/draw-image';
import { describeEstimate, drawnAtOnce } from '../state/estimate-pictures.ts';
import type { ShownPicture } from '../state/shown-pictures.ts';
import { usePanel } from '../state/use-panel.ts';
import { PictureActions } from './history/picture-actions.tsx';
import styles from './picture-tile.module.css';

/** One picture: its latest preview, its cost, and where it can be placed. */
export function PictureTile({ picture }: { readonly picture: ShownPicture }) {
  const { images, pictures, selection, editor, settings, models } = usePanel();
  const { url, words, drawn } = picture;
  const difference = images.sets.subjects.value?.differing.get(picture.id);
  const fills = selection.value.layers.filter(({ takesFill }) => takesFill).length;
  return (
    <article class={styles.tile} aria-label={words}>
      <img class={drawn ? styles.picture : styles.partial} src={url} alt={words} />
      <div class={styles.head}>
        <p class={styles.prompt} title={words}>
          {words}
        </p>
        {drawn ? (
          <PictureActions
            id={picture.id}
            words={words}
            read={async () => picture.image.bytes}
            onDelete={() => images.queue.forget(picture.id)}
          />
        ) : null}
      </div>
      <p class={styles.facts}>{drawn ? factsOf(drawn) : 'Generating…'}</p>
      {images.sets.likeness.value?.apart.has(picture.id) ? (
        <p class={styles.facts}>Differs from the rest of the set</p>
      ) : null}
      {difference === undefined ? null : <p class={styles.facts}>{`Differs: ${difference}`}</p>}
      {!drawn ? null : editor.value === 'dev' ? (
        <p class={styles.facts}>Dev Mode cannot change the file; switch to design mode to insert it.</p>
      ) : (
        <div class={styles.actions}>
          <Button disabled={fills === 0} onClick={() => images.insert(picture, 'fill')}>
            {fills > 1 ? `Fill ${fills} layers` : 'Insert into fill'}
          </Button>
          <Button onClick={() => images.insert(picture, 'beside')}>Insert beside</Button>
          <Button onClick={() => pictures.refine.openDrawn(picture.id)}>Refine</Button>
          <Button onClick={() => images.continueFrom(picture)}>Continue from this one</Button>
          {images.sets.canRedraw(picture.id) ? (
            <>
              <Button onClick={() => images.sets.redraw(picture.id)}>Generate again to match the set</Button>
              <p class={styles.facts}>
                {describeEstimate(drawnAtOnce(settings.value), models.ledger.value, [drawn.spec])}
              </p>
            </>
          ) : null}
        </div>
      )}
    </article>
  );
}

function factsOf({ image, model, costUsd, spec }: DrawnPicture): string {
  return [
    sizeOf(image),
    ...(spec.seed === null ? [] : [`seed ${spec.seed}`]),
    // SD.Next draws with whatever is loaded.
    ...(model === '' ? [] : [model]),
    ...(costUsd === null ? [] : [costUsd === 0 ? 'free' : formatDollars(costUsd)]),
  ].join(', ');
}
