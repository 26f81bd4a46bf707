import type { ComponentChildren, RefObject } from 'preact';
import styles from './icon-button.module.css';

export interface IconButtonProps {
  /** Its accessible name and tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  /** Set where it switches something on and off. */
  readonly pressed?: boolean;
  /** The button itself, for giving it the focus. */
  readonly button?: RefObject<HTMLButtonElement | null>;
}

/** A button with a picture on it, 24 px square. */
export function IconButton({ label, onClick, children, pressed, button }: IconButtonProps) {
  const state = pressed === undefined ? {} : { 'aria-pressed': pressed };
  return (
    <button
      type="button"
      class={styles.button}
      aria-label={label}
      title={label}
      onClick={onClick}
      {...state}
      {...(button ? { ref: button } : {})}
    >
      {children}
    </button>
  );
}
