import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import field from './text-field.module.css';
import styles from './text-area.module.css';

export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly rows: number;
  /** The line below: an error or a description. */
  readonly hint?: ComponentChildren;
  /** @default false */
  readonly isWrong?: boolean;
}

/** A text area for code with its label above. */
export function TextArea({ label, value, onInput, placeholder = '', rows, hint, isWrong }: TextAreaProps) {
  const id = useId();
  return (
    <div class={field.field}>
      <label class={field.label} for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class={styles.area}
        rows={rows}
        spellcheck={false}
        autoComplete="off"
        value={value}
        placeholder={placeholder}
        aria-invalid={isWrong === true}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <div id={`${id}-hint`} class={field.hint} aria-live="polite">
          {hint}
        </div>
      )}
    </div>
  );
}
