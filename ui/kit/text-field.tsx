import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import input from './input.module.css';
import styles from './text-field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  /** Hides what is typed. @default false */
  readonly secret?: boolean;
  /** What could be meant, offered while it is typed. @default [] */
  readonly suggestions?: readonly string[];
  /** The line below. */
  readonly hint?: ComponentChildren;
  /** Content at its right. */
  readonly children?: ComponentChildren;
}

/** A one-line text field with its label above. */
export function TextField({
  label,
  value,
  onInput,
  placeholder,
  secret = false,
  suggestions = [],
  hint,
  children,
}: TextFieldProps) {
  const id = useId();
  const type = secret ? ({ type: 'password' } as const) : ({ type: 'text' } as const);
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <div class={styles.line}>
        <input
          id={id}
          class={input.input}
          {...type}
          autoComplete="off"
          spellcheck={false}
          value={value}
          placeholder={placeholder ?? ''}
          {...(suggestions.length === 0 ? {} : { list: `${id}-list` })}
          {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {suggestions.length === 0 ? null : (
          <datalist id={`${id}-list`}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        )}
        {children}
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
