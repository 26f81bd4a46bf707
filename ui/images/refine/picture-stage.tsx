import { useComputed } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { ImageSize } from '#design/image-header';
import { transformPoint } from '#design/affine';
import type { MarkedArea, MaskPlacement } from '#visuals/edit/draw-mask';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import { beginAt, closeArea, drawTo, type Marking, pressKey, type Shape, startMarking } from './mark-area.ts';
import styles from './picture-stage.module.css';

export interface PictureStageProps {
  /** The marks on the picture; `null` if it cannot be marked. */
  readonly shape: Shape | null;
}

/** The edited picture or its latest preview, with the marks on it. */
export function PictureStage({ shape }: PictureStageProps) {
  const { refine, store } = usePanel().pictures;
  const stored = useComputed(() => {
    const { hash = null } = refine.subject.picture.value ?? {};
    return hash === null ? 'gone' : store.get(hash).value;
  }).value;
  const preview = refine.preview.value;
  if (typeof stored !== 'object') {
    return (
      <div class={styles.stage}>{stored === 'gone' ? 'This image is no longer in the file.' : null}</div>
    );
  }
  const ratio = String(stored.width / stored.height);
  const { words = 'The image' } = refine.subject.generation.value ?? {};
  return (
    <div class={styles.stage}>
      <div class={styles.frame} style={{ aspectRatio: ratio, '--ratio': ratio }}>
        <img class={preview === null ? '' : styles.partial} src={preview ?? stored.url} alt={words} />
        {shape === null ? null : <Marks key={shape} shape={shape} size={stored} />}
      </div>
    </div>
  );
}

/** The marks, and the events that draw them. */
function Marks({ shape, size }: { readonly shape: Shape; readonly size: ImageSize }) {
  const { refine } = usePanel().pictures;
  const [marking, setMarking] = useState<Marking>(() => startMarking(shape));
  const [hasFocus, setFocus] = useState(false);
  const box = useRef<SVGSVGElement>(null);
  const areas = refine.areas.value;
  const add = (area: MarkedArea | null) => {
    if (area !== null) setSignal(refine.areas, [...areas, area]);
  };
  const pointOf = (event: PointerEvent) => {
    const { left, top, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return [(event.clientX - left) / width, (event.clientY - top) / height] as const;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    const isUndo = event.key === 'Backspace' || event.key === 'Delete';
    const step = pressKey(marking, event.key, event.shiftKey);
    if (!step && !isUndo) return;
    event.preventDefault();
    event.stopPropagation();
    if (isUndo) setSignal(refine.areas, areas.slice(0, -1));
    if (!step) return;
    setMarking(step.marking);
    add(step.area);
  };
  return (
    <>
      <svg
        ref={box}
        class={styles.marks}
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        tabIndex={0}
        role="application"
        aria-label={`Mark an area: arrow keys move, Enter ${shape === 'rectangle' ? 'sets a corner, then the opposite one' : 'sets a point and, pressed twice, closes the line'}, Backspace removes the last one`}
        onKeyDown={onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setMarking(beginAt(marking, pointOf(event)));
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1 && marking.points.length > 0) setMarking(drawTo(marking, pointOf(event)));
        }}
        onPointerUp={() => {
          const step = closeArea(marking);
          setMarking(step.marking);
          add(step.area);
        }}
      >
        {refine.maskLayers.value
          .flatMap(({ places }) => places)
          .slice(0, maxContours)
          .map((place, index) => (
            <polygon key={index} class={styles.layer} points={cornersOf(place, size)} />
          ))}
        {areas.map((area, index) => (
          <Area key={index} area={area} />
        ))}
        {marking.points.length > 1 ? <Draft marking={marking} /> : null}
        {hasFocus ? <Cursor at={marking.cursor} /> : null}
      </svg>
      <p class={styles.told} role="status">
        {areas.length === 0 ? '' : `${areas.length} marked`}
        {marking.points.length === 0
          ? ''
          : `, drawing from ${marking.points.map(inPercent).at(0) ?? ''} to ${inPercent(marking.cursor)}`}
      </p>
    </>
  );
}

function Area({ area }: { readonly area: MarkedArea }) {
  if (area.kind === 'rectangle') {
    const { left: x, top: y, width, height } = area;
    return <rect class={styles.area} x={x} y={y} width={width} height={height} />;
  }
  return <polygon class={styles.area} points={area.points.map((point) => point.join(',')).join(' ')} />;
}

function Draft({ marking: { shape, points } }: { readonly marking: Marking }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const corners =
    shape === 'lasso' ? points : [first, [last[0], first[1]] as const, last, [first[0], last[1]] as const];
  return <polygon class={styles.area} points={corners.map((point) => point.join(',')).join(' ')} />;
}

function Cursor({ at: [x, y] }: { readonly at: readonly [number, number] }) {
  return (
    <g class={styles.cursor}>
      <line x1={x} y1={y - 0.04} x2={x} y2={y + 0.04} />
      <line x1={x - 0.04} y1={y} x2={x + 0.04} y2={y} />
    </g>
  );
}

/** Places of layers that are outlined; of a tile with small repeats there may be thousands. */
const maxContours = 200;

function cornersOf({ toPicture }: MaskPlacement, { width, height }: ImageSize): string {
  const corners = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  return corners
    .map((corner) => transformPoint(toPicture, corner))
    .map(({ x, y }) => `${x / width},${y / height}`)
    .join(' ');
}

function inPercent([x, y]: readonly [number, number]): string {
  return `${Math.round(x * 100)}%, ${Math.round(y * 100)}%`;
}
