import { useRef } from 'preact/hooks';
import styles from './resize-corner.module.css';
import { usePanel } from './state/use-panel.ts';

/** px: the smallest size in which the panel is usable. */
const smallest = { width: 320, height: 400 };
const largest = { width: 1600, height: 1200 };
/** px that an arrow key moves the corner. */
const step = 16;

/** The corner that resizes the panel by pointer and by arrow keys. Figma's windows have none. */
export function ResizeCorner() {
  const panel = usePanel();
  const startRef = useRef<{ x: number; y: number; width: number; height: number } | null>(null);
  // Request for last: the window may not have that size yet.
  const sizeNow = () => {
    const { panelWidth, panelHeight } = panel.settings.peek();
    return { width: panelWidth, height: panelHeight };
  };
  const resize = (width: number, height: number) =>
    panel.resize(
      Math.round(Math.min(Math.max(width, smallest.width), largest.width)),
      Math.round(Math.min(Math.max(height, smallest.height), largest.height)),
    );
  return (
    <button
      type="button"
      class={styles.corner}
      aria-label="Resize the panel with the arrow keys"
      title="Drag to resize"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        startRef.current = { x: event.screenX, y: event.screenY, ...sizeNow() };
      }}
      onPointerMove={(event) => {
        const from = startRef.current;
        if (from) resize(from.width + event.screenX - from.x, from.height + event.screenY - from.y);
      }}
      onPointerUp={() => (startRef.current = null)}
      onKeyDown={(event) => {
        const moves: Record<string, readonly [number, number]> = {
          ArrowLeft: [-step, 0],
          ArrowRight: [step, 0],
          ArrowUp: [0, -step],
          ArrowDown: [0, step],
        };
        const move = moves[event.key];
        if (!move) return;
        event.preventDefault();
        const { width, height } = sizeNow();
        resize(width + move[0], height + move[1]);
      }}
    />
  );
}
