import styles from './splitter.module.css';
import { useDrag } from './use-drag.ts';

export interface SplitterProps {
  readonly label: string;
  /** px of what is before it. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A line between two columns that is dragged, or moved by the arrow keys. */
export function Splitter({ label, value, min, max, onChange }: SplitterProps) {
  const drag = useDrag(value, (to) => onChange(Math.round(Math.min(Math.max(to, min), max))));
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
      {...drag}
    />
  );
}
