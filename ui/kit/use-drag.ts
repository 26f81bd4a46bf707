import { useRef } from 'preact/hooks';

/** px that an arrow key moves an edge. */
const step = 16;

/** Handlers of an edge that is dragged sideways, or moved by the arrow keys. */
export interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent & { readonly currentTarget: Element }) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * @param value px.
 * @param scale px of the screen for one px of the value. @default 1
 */
export function useDrag(value: number, onChange: (value: number) => void, scale = 1): DragHandlers {
  const startRef = useRef<{ readonly x: number; readonly value: number } | null>(null);
  return {
    onPointerDown(event) {
      event.currentTarget.setPointerCapture(event.pointerId);
      startRef.current = { x: event.clientX, value };
    },
    onPointerMove(event) {
      const from = startRef.current;
      if (from) onChange(from.value + (event.clientX - from.x) / scale);
    },
    onPointerUp() {
      startRef.current = null;
    },
    onKeyDown(event) {
      const change = { ArrowLeft: -step, ArrowRight: step }[event.key];
      if (change === undefined) return;
      event.preventDefault();
      onChange(value + change);
    },
  };
}
