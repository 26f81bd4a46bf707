import { LayerIcon, layerKind } from '../kit/icons-of-layers.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { count, sizeOf } from '../kit/format-text.ts';
import { countOf, framesOf, type Selection } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './selection-summary.module.css';

/** The selection: its picture, its name and its size. */
export function SelectionSummary() {
  const panel = usePanel();
  const selection = panel.selection.value;
  const first = framesOf(selection)[0] ?? selection.layers[0];
  const thumbnail = useThumbnail(first?.id ?? null);
  if (!first) return null;
  return (
    <section class={styles.summary} aria-label="Selection">
      <span class={styles.thumbnail}>
        {thumbnail === null ? <LayerIcon type={first.type} /> : <img src={thumbnail} alt="" />}
      </span>
      <div class={styles.words}>
        <h2 class={styles.name} title={first.name}>
          {titleOf(selection)}
        </h2>
        <p class={styles.detail}>{detailOf(selection)}</p>
      </div>
    </section>
  );
}

function useThumbnail(id: string | null): string | null {
  const pictures = usePanel().code.pictures.value;
  const picture = id === null ? undefined : pictures?.frames[id];
  return useBlobUrl((picture && pictures?.bytes.get(picture.asset.key)) ?? null, 'image/png');
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
