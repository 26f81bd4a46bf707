import { useRef } from 'preact/hooks';
import styles from './splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** px of what is before it. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** px that an arrow key moves it. */
const step = 16;

/** A line between two columns that is dragged, or moved by the arrow keys. */
export function Splitter({ label, value, min, max, onChange }: SplitterProps) {
  const startRef = useRef<{ x: number; value: number } | null>(null);
  const move = (to: number) => onChange(Math.round(Math.min(Math.max(to, min), max)));
  return (
    <div
      class={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        startRef.current = { x: event.clientX, value };
      }}
      onPointerMove={(event) => {
        const from = startRef.current;
        if (from) move(from.value + event.clientX - from.x);
      }}
      onPointerUp={() => (startRef.current = null)}
      onKeyDown={(event) => {
        const change = { ArrowLeft: -step, ArrowRight: step }[event.key];
        if (change === undefined) return;
        event.preventDefault();
        move(value + change);
      }}
    />
  );
}
