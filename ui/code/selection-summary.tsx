import type { ComponentChildren } from 'preact';
import { LayerIcon, layerKind } from '../kit/icons-of-layers.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { count, sizeOf } from '../kit/format-text.ts';
import { framesWithin, subjectOf } from '../state/generated-code.ts';
import { countOf, framesOf, type Selection } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './selection-summary.module.css';

export interface SubjectProps {
  /** What kind of subject it is, for screen readers. */
  readonly label: 'Selection' | 'Image' | 'Shown code' | 'Inspected frames';
  readonly title: string;
  readonly detail: string;
  /** What acts on it. */
  readonly actions: ComponentChildren;
  /** The frame whose picture is shown, once it is known. @default none */
  readonly frameId?: string | undefined;
  /** A picture that is shown instead. @default none */
  readonly bytes?: Uint8Array | undefined;
  /** Figma's node type, shown as an icon where there is no picture. @default 'FRAME' */
  readonly type?: string | undefined;
}

/** What the actions beside it are about: its picture, name and size. */
export function SubjectSummary(props: SubjectProps) {
  const { label, title, detail, actions, frameId, bytes, type = 'FRAME' } = props;
  const drawn = usePictureOf(frameId);
  const thumbnail = useBlobUrl(bytes ?? drawn, 'image/png');
  return (
    <section class={styles.summary} aria-label={label}>
      <span class={styles.thumbnail}>
        {thumbnail === null ? <LayerIcon type={type} /> : <img src={thumbnail} alt="" />}
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

/** The subject of the Code tab: a given picture, the frames of the shown code while the selection is in them, or the selection. */
export function CodeSubject({ actions }: { readonly actions: ComponentChildren }) {
  const panel = usePanel();
  const { picture, generated, isOfSubject } = panel.code;
  const selection = panel.selection.value;
  const [given, shown] = [picture.value, generated.value];
  if (given !== null) {
    const detail = `Image, ${sizeOf(given)}: AI reads it and writes the page`;
    return (
      <SubjectSummary
        label="Image"
        title={given.name}
        detail={detail}
        bytes={given.bytes}
        actions={actions}
      />
    );
  }
  const isChosen =
    framesOf(selection).length > 0 && (shown === null || framesWithin(shown, selection).length === 0);
  if (shown === null || !isOfSubject.value || isChosen) return <SelectionSummary actions={actions} />;
  const names = selection.layers.map(({ name }) => name).join(', ');
  const { picture: read, snapshot } = shown.design;
  return (
    <SubjectSummary
      label="Shown code"
      title={subjectOf(shown)}
      detail={selection.total === 0 ? 'Last generated code; nothing is selected' : `Selected in it: ${names}`}
      frameId={snapshot.frames[0]?.id}
      bytes={read?.bytes}
      actions={actions}
    />
  );
}

/** The selection. */
export function SelectionSummary({ actions }: { readonly actions: ComponentChildren }) {
  const selection = usePanel().selection.value;
  const first = framesOf(selection)[0] ?? selection.layers[0];
  const words = first
    ? { title: titleOf(selection), detail: detailOf(selection) }
    : { title: 'Nothing selected', detail: 'Select a frame on the canvas' };
  return (
    <SubjectSummary label="Selection" {...words} frameId={first?.id} type={first?.type} actions={actions} />
  );
}

/** What the Inspect tab looks at: the selected frames, or those it last looked at where no frame is selected. */
export function InspectedSubject({
  last,
  isKept,
  actions,
}: {
  readonly last: { readonly title: string; readonly frameIds: readonly string[] } | null;
  /** Whether it looks at the last ones whatever is selected. @default where no frame is selected */
  readonly isKept?: boolean;
  readonly actions: ComponentChildren;
}) {
  const selection = usePanel().selection.value;
  if (last === null || !(isKept ?? framesOf(selection).length === 0))
    return <SelectionSummary actions={actions} />;
  const names = selection.layers.map(({ name }) => name).join(', ');
  const selected =
    framesOf(selection).length > 0
      ? `selected in it: ${names}`
      : `${selection.total === 0 ? 'nothing' : 'no frame'} is selected`;
  const detail = `Last inspected; ${selected}`;
  return (
    <SubjectSummary
      label="Inspected frames"
      title={last.title}
      detail={detail}
      frameId={last.frameIds[0]}
      actions={actions}
    />
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
