import { IconCheck16, IconChevronDown16 } from '@create-figma-plugin/ui';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import styles from './menu.module.css';

export interface MenuOption<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** A line about what choosing it does and costs. */
  readonly detail?: string;
}

export interface MenuProps<Value extends string> {
  readonly label: string;
  readonly options: readonly MenuOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** px between the button, its list and the edges of the panel. */
const gap = 4;

/**
 * A menu button. It looks like Figma's; unlike the kit's it has a role, a name and a second line. The list is a popover,
 * so no scrolling box around the button cuts it.
 */
export function Menu<Value extends string>({ label, options, value, onChange }: MenuProps<Value>) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const chosen = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const [at, setAt] = useState(chosen);
  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: MouseEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener('mousedown', leave);
    return () => window.removeEventListener('mousedown', leave);
  }, [open]);
  useLayoutEffect(() => {
    if (!open || !list.current || !root.current) return undefined;
    const [shown, button] = [list.current, root.current];
    const place = () => placeList(shown, button.getBoundingClientRect());
    shown.showPopover();
    place();
    // The list does not move with the button by itself.
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
      shown.hidePopover();
    };
  }, [open]);
  useEffect(() => {
    if (open) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);

  const show = () => {
    setAt(chosen);
    setOpen(true);
  };
  const choose = (index: number) => {
    const option = options[index];
    setOpen(false);
    if (option && option.value !== value) onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (open) setAt((before) => Math.min(Math.max(before + step, 0), options.length - 1));
      else show();
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (open) choose(at);
      else show();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Tab') setOpen(false);
  };
  return (
    <div ref={root} class={styles.menu}>
      <button
        type="button"
        class={styles.button}
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        {...(open ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        onClick={() => (open ? setOpen(false) : show())}
        onKeyDown={onKeyDown}
      >
        <span class={styles.value}>{options[chosen]?.text}</span>
        <IconChevronDown16 />
      </button>
      <ul ref={list} id={`${id}-list`} class={styles.list} role="listbox" aria-label={label} popover="manual">
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            class={index === at ? styles.active : styles.option}
            aria-selected={option.value === value}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(index)}
          >
            <span class={styles.check}>{option.value === value ? <IconCheck16 /> : null}</span>
            <span class={styles.words}>
              {option.text}
              {option.detail === undefined ? null : <span class={styles.detail}>{option.detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Under the button where there is more room than above it, and inside the panel. */
function placeList(list: HTMLElement, button: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  list.style.minWidth = `${button.width}px`;
  list.style.maxHeight = '';
  const { width, height } = list.getBoundingClientRect();
  const below = innerHeight - button.bottom - 2 * gap;
  const above = button.top - 2 * gap;
  const isBelow = height <= below || below >= above;
  const shownHeight = Math.min(height, isBelow ? below : above);
  list.style.maxHeight = `${shownHeight}px`;
  list.style.top = `${isBelow ? button.bottom + gap : button.top - gap - shownHeight}px`;
  list.style.left = `${Math.max(gap, Math.min(button.left, innerWidth - width - gap))}px`;
}
