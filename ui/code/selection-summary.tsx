import type { ComponentChildren } from 'preact';
import { LayerIcon, layerKind } from '../kit/icons-of-layers.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { count, sizeOf } from '../kit/format-text.ts';
import { subjectOf } from '../state/generated-code.ts';
import { countOf, framesOf, type Selection } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './selection-summary.module.css';

/**
 * The selection with its picture and size; a given picture takes its place, and the frames of the shown code where nothing
 * is selected.
 */
export function SelectionSummary({ actions }: { readonly actions: ComponentChildren }) {
  const panel = usePanel();
  const { picture, generated } = panel.code;
  const selection = panel.selection.value;
  const first = framesOf(selection)[0] ?? selection.layers[0];
  const shown = generated.value;
  const given = picture.value;
  const drawn = usePictureOf(first?.id ?? shown?.snapshot.frames[0]?.id);
  const thumbnail = useBlobUrl(given?.bytes ?? drawn, 'image/png');
  const { title, detail } = given
    ? { title: given.name, detail: `Image, ${sizeOf(given)}: a model reads it and writes the page` }
    : first
      ? { title: titleOf(selection), detail: detailOf(selection) }
      : shown
        ? { title: subjectOf(shown), detail: 'Last generated code; nothing is selected' }
        : { title: 'Nothing selected', detail: 'Select a frame on the canvas' };
  return (
    <section class={styles.summary} aria-label={given ? 'Image' : 'Selection'}>
      <span class={styles.thumbnail}>
        {thumbnail === null ? <LayerIcon type={first?.type ?? 'FRAME'} /> : <img src={thumbnail} alt="" />}
      </span>
      <div class={styles.words}>
        <h2 class={styles.name} title={title}>
          {title}
        </h2>
        <p class={styles.detail} title={detail}>
          {detail}
        </p>
      </div>
      {actions}
    </section>
  );
}

/** Figma's picture of a frame, once the code of the frame has been checked against it. */
function usePictureOf(id: string | undefined): Uint8Array | null {
  const pictures = usePanel().code.pictures.value;
  const picture = id === undefined ? undefined : pictures?.frames[id];
  return (picture && pictures?.bytes.get(picture.asset.key)) ?? null;
}

function titleOf(selection: Selection): string {
  const frames = framesOf(selection);
  if (frames.length > 1)
    return `${count(frames.length, 'frame')}: ${frames.map(({ name }) => name).join(', ')}`;
  return (frames[0] ?? selection.layers[0])?.name ?? '';
}

function detailOf(selection: Selection): string {
  const frames = framesOf(selection);
  const first = frames[0] ?? selection.layers[0];
  if (!first) return '';
  if (frames.length === 0) {
    return selection.total > 1
      ? `${count(selection.total, 'layer')}, none of them a frame`
      : kindAndSize(first);
  }
  const { layers, more } = countOf(selection);
  const amount = more ? `more than ${count(layers, 'layer')}` : count(layers, 'layer');
  const rest = selection.total - frames.length;
  const others = rest > 0 ? `, ${count(rest, 'other layer')} left out` : '';
  return frames.length > 1 ? `${amount} in all${others}` : `${kindAndSize(first)}, ${amount}${others}`;
}

function kindAndSize(layer: {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}): string {
  const kind = layerKind(layer.type);
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${sizeOf(layer)}`;
}
