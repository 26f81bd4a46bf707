import styles from './segments.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** How many of what it leads to. @default 0 */
  readonly count?: number;
}

export interface SegmentsProps<Value extends string> {
  /** What is chosen here; read aloud. */
  readonly label: string;
  readonly options: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/**
 * A choice of a few words in a row. Figma's look, but radio buttons under one name: the kit's own has none, and a
 * screen reader would not say what is chosen.
 */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <div class={styles.segments} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={styles.segment}>
          <input
            type="radio"
            name={label}
            class={styles.input}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span class={styles.text}>
            {option.text}
            {option.count === undefined || option.count === 0 ? null : (
              <span class={styles.count}> {option.count.toLocaleString('en')}</span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
