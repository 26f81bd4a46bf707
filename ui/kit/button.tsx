import { Button as FigmaButton } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** The main action of this view. @default false */
  readonly primary?: boolean;
  /** @default false */
  readonly disabled?: boolean;
  /** Whether its work runs: it keeps the focus and does nothing more until then. @default false */
  readonly busy?: boolean;
  /** The tooltip. */
  readonly title?: string;
  /** Whether what it switches is on. @default it switches nothing */
  readonly pressed?: boolean;
  /** Whether what it opens is open. @default it opens nothing */
  readonly expanded?: boolean;
}

/** A button with a verb on it. */
export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    primary = false,
    disabled = false,
    busy = false,
    title,
    pressed,
    expanded,
  } = props;
  const press = ({ detail }: MouseEvent) => {
    // A double click on the main action is one wish: each of them may be paid for.
    if (!busy && (!primary || detail < 2)) onClick();
  };
  return (
    <span class={primary ? styles.primary : styles.secondary}>
      <FigmaButton
        secondary={!primary}
        disabled={disabled}
        onClick={press}
        onKeyDown={keepFocusOnEscape}
        title={title ?? ''}
        {...(busy ? { 'aria-disabled': true } : {})}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      >
        {children}
      </FigmaButton>
    </span>
  );
}

/** The kit's button gives up the focus on Esc, which is for what is around it. */
function keepFocusOnEscape({ key, currentTarget }: KeyboardEvent): void {
  if (key === 'Escape' && currentTarget instanceof HTMLElement) queueMicrotask(() => currentTarget.focus());
}
