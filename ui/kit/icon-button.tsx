import type { ComponentChildren } from 'preact';
import styles from './icon-button.module.css';

export interface IconButtonProps {
  /** Its accessible name and tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  /** Set where it switches something on and off. */
  readonly pressed?: boolean;
}

/** A button with a picture on it, 24 px square. */
export function IconButton({ label, onClick, children, pressed }: IconButtonProps) {
  const state = pressed === undefined ? {} : { 'aria-pressed': pressed };
  return (
    <button type="button" class={styles.button} aria-label={label} title={label} onClick={onClick} {...state}>
      {children}
    </button>
  );
}
