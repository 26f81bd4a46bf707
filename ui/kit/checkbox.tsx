import styles from './checkbox.module.css';

export interface CheckboxProps {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off, in words. */
export function Checkbox({ text, checked, onChange }: CheckboxProps) {
  return (
    <label class={styles.checkbox}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {text}
    </label>
  );
}
