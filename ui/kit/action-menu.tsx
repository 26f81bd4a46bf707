import { IconMore16 } from '@create-figma-plugin/ui';
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import styles from './action-menu.module.css';
import icon from './icon-button.module.css';
import { usePopover } from './use-popover.ts';

export interface Action {
  readonly text: string;
  readonly run: () => void;
}

export interface ActionMenuProps {
  /** Its accessible name and tooltip. */
  readonly label: string;
  readonly actions: readonly Action[];
}

/** A button with three dots, and the further actions that it shows. */
export function ActionMenu({ label, actions }: ActionMenuProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const hide = useCallback(() => setOpen(false), []);
  usePopover(isOpen, root, list, hide);
  // At once: an effect after the paint could take the focus back from the button of a menu that was closed meanwhile.
  useLayoutEffect(() => {
    if (isOpen) (list.current?.children[at] as HTMLElement | undefined)?.focus();
  }, [isOpen, at]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (index: number) => {
    close();
    actions[index]?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const last = actions.length - 1;
    const next = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(at);
    else if (event.key === 'Escape') close();
    else {
      if (event.key === 'Tab') setOpen(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={root} class={styles.menu} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={icon.button}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        onClick={() => {
          setAt(0);
          setOpen(!isOpen);
        }}
      >
        <IconMore16 />
      </button>
      <ul ref={list} id={`${id}-list`} class={styles.list} role="menu" aria-label={label} popover="manual">
        {actions.map(({ text }, index) => (
          <li
            key={text}
            role="menuitem"
            tabIndex={-1}
            class={index === at ? styles.active : styles.option}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(index)}
          >
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
