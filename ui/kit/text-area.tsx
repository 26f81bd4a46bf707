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
  /** Whether code or data is typed, which is shown in letters of one width. @default false */
  readonly isCode?: boolean;
  /** The line below: an error or a description. */
  readonly hint?: ComponentChildren;
  /** @default false */
  readonly isWrong?: boolean;
}

/** A text area with its label above. */
export function TextArea({
  label,
  value,
  onInput,
  placeholder = '',
  rows,
  isCode = false,
  hint,
  isWrong,
}: TextAreaProps) {
  const id = useId();
  return (
    <div class={field.field}>
      <label class={field.label} for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class={isCode ? styles.code : styles.area}
        rows={rows}
        spellcheck={!isCode}
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
