import { IconCheck16, IconChevronDown16 } from '@create-figma-plugin/ui';
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import styles from './menu.module.css';
import { usePopover } from './use-popover.ts';

export interface MenuOption<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** A line about what choosing it does and costs. */
  readonly detail?: string;
  /** `#rrggbb`, shown before the text. */
  readonly colour?: string;
}

export interface MenuProps<Value extends string> {
  readonly label: string;
  readonly options: readonly MenuOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Milliseconds after which typing in a menu begins a new word. */
const typingPause = 1000;

/** A menu button. It looks like Figma's; unlike the kit's it has a role, a name and a second line. */
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
  const typedRef = useRef({ text: '', at: 0 });
  const hide = useCallback(() => setOpen(false), []);
  usePopover(open, root, list, hide);
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
  /** Goes to the first option that begins with what is typed; a list may have hundreds. */
  const seek = (letter: string) => {
    const now = performance.now();
    const text =
      (now - typedRef.current.at < typingPause ? typedRef.current.text : '') + letter.toLowerCase();
    typedRef.current = { text, at: now };
    const found = options.findIndex((option) => option.text.toLowerCase().startsWith(text));
    if (found >= 0) setAt(found);
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
      // A space within a word that is being typed is part of it.
      const isTyping = typedRef.current.text !== '' && performance.now() - typedRef.current.at < typingPause;
      if (open && event.key === ' ' && isTyping) seek(' ');
      else if (open) choose(at);
      else show();
    } else if (open && (event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      setAt(event.key === 'Home' ? 0 : options.length - 1);
    } else if (event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey) {
      if (!open) show();
      seek(event.key);
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
            {option.colour === undefined ? null : (
              <span class={styles.swatch} style={{ backgroundColor: option.colour }} aria-hidden="true" />
            )}
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
