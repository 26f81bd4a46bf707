import { IconChevronDown16, IconClose16 } from '@create-figma-plugin/ui';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { IconButton } from '../kit/icon-button.tsx';
import input from '../kit/input.module.css';
import { count } from '../kit/format-text.ts';
import { type CodePosition, type GeneratedCode, textFilesOf } from '../state/generated-code.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './find-bar.module.css';

/** Lines that are found at most; nobody steps through more. */
const maxFound = 1000;

/** A search in all files. Enter goes to the next line that has the words, Shift+Enter to the one before. */
export function FindBar({ generated }: { readonly generated: GeneratedCode }) {
  const { result } = usePanel();
  const field = useRef<HTMLInputElement>(null);
  const words = result.find.value ?? '';
  const found = useMemo(() => findLines(generated, words), [generated, words]);
  const [at, setAt] = useState(-1);
  useEffect(() => field.current?.select(), []);
  useEffect(() => setAt(-1), [found]);
  const go = (step: number) => {
    const next = at < 0 && step < 0 ? found.length - 1 : (at + step + found.length) % found.length;
    const place = found[next];
    if (!place) return;
    setAt(next);
    setSignal(result.path, place.path);
    setSignal(result.line, place.line);
  };
  const close = () => setSignal(result.find, null);
  const files = new Set(found.map(({ path }) => path)).size;
  const said =
    words === ''
      ? ''
      : found.length === 0
        ? 'Not found'
        : at < 0
          ? `${count(found.length, 'line')} in ${count(files, 'file')}`
          : `${at + 1} of ${found.length.toLocaleString('en')}`;
  return (
    <div
      class={styles.bar}
      role="search"
      aria-label="Find in files"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={field}
        type="text"
        class={input.input}
        aria-label="Find in files"
        placeholder="Find in all files"
        value={words}
        onInput={(event) => setSignal(result.find, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) go(event.shiftKey ? -1 : 1);
        }}
      />
      <span class={styles.said} role="status">
        {said}
      </span>
      <span class={styles.up}>
        <IconButton label="Previous line" onClick={() => go(-1)}>
          <IconChevronDown16 />
        </IconButton>
      </span>
      <IconButton label="Next line" onClick={() => go(1)}>
        <IconChevronDown16 />
      </IconButton>
      <IconButton label="Close the search" onClick={close}>
        <IconClose16 />
      </IconButton>
    </div>
  );
}

function findLines({ code }: GeneratedCode, words: string): readonly CodePosition[] {
  const wanted = words.toLowerCase();
  const found: CodePosition[] = [];
  if (wanted === '') return found;
  for (const { path, text } of textFilesOf(code)) {
    for (const [index, line] of text.split('\n').entries()) {
      if (!line.toLowerCase().includes(wanted)) continue;
      found.push({ path, line: index + 1 });
      if (found.length === maxFound) return found;
    }
  }
  return found;
}
