import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TextFile } from '#design/source-file';
import { usePanel } from '../state/use-panel.ts';
import styles from './code-lines.module.css';
import { useColouredLines } from './highlight-code.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** px of a line. */
const rowHeight = 18;
/** Lines up to which all of them are in the page. */
const virtualizeAbove = 200;

/** The text of one file. A click on a line, or Enter, selects the layer it was made from. */
export function CodeLines({ file }: { readonly file: TextFile }) {
  const { result, selection, selectLayers, code } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const isWritten = code.writing.value === file.path;
  const lines = useColouredLines(file, virtualizeAbove);
  const layersOf = useMemo(() => new Map(file.lines.map(({ line, nodeIds }) => [line, nodeIds])), [file]);
  const longest = useMemo(
    () => file.text.split('\n').reduce((most, line) => Math.max(most, line.length), 0),
    [file],
  );
  const wraps = result.wraps.value;
  const rows = useVisibleRows(box, lines.length, rowHeight, wraps ? Infinity : virtualizeAbove);
  const [at, setAt] = useState(1);
  const selected = new Set(selection.value.layers.map(({ id }) => id));
  const wanted = result.line.value;

  useEffect(() => {
    if (wanted === null) return;
    setAt(wanted);
    scrollTo(box.current, wanted, wraps);
  }, [wanted, file.path, wraps]);

  // The last line stays in view while a model writes, unless a person scrolls up.
  const isAtEndRef = useRef(true);
  const onScroll = ({
    currentTarget: { scrollTop, clientHeight, scrollHeight },
  }: {
    currentTarget: Element;
  }) => {
    isAtEndRef.current = scrollTop + clientHeight > scrollHeight - 2 * rowHeight;
  };
  useLayoutEffect(() => {
    if (isWritten && isAtEndRef.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [isWritten, lines.length]);

  const choose = (line: number) => {
    setAt(line);
    const ids = layersAround(file, layersOf, line);
    if (ids) selectLayers(ids.slice(0, 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 20,
      PageUp: -20,
      Home: -lines.length,
      End: lines.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(at + step, 1), lines.length);
      setAt(next);
      scrollTo(box.current, next, wraps);
    } else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) choose(at);
  };
  return (
    <div
      ref={box}
      class={styles.lines}
      role="listbox"
      aria-label={`Lines of ${file.path}`}
      aria-activedescendant={`line-${at}`}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div
        style={wraps ? {} : { height: `${lines.length * rowHeight}px`, minWidth: `${longest + 8}ch` }}
        class={wraps ? styles.wrapped : styles.all}
      >
        {lines.slice(rows.from, rows.to).map((html, index) => {
          const line = rows.from + index + 1;
          const ids = layersOf.get(line);
          const isSelected = ids?.some((id) => selected.has(id)) ?? false;
          return (
            <div
              key={line}
              id={`line-${line}`}
              role="option"
              aria-selected={isSelected}
              {...(html === '' ? { 'aria-label': `${line}, empty line` } : {})}
              class={[styles.line, isSelected ? styles.selected : '', ids ? styles.linked : ''].join(' ')}
              data-current={line === at}
              data-wanted={line === wanted}
              style={wraps ? {} : { top: `${(line - 1) * rowHeight}px` }}
              onClick={() => {
                if (getSelection()?.isCollapsed !== false) choose(line);
              }}
            >
              <span class={styles.number} aria-hidden="true">
                {line}
              </span>
              {/* highlight.js escapes everything of the text; the only tags are its own. */}
              <code class={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The layers of a line or, where it is the inside of an element, of the element around it: the next line above that is less indented. */
function layersAround(
  file: TextFile,
  layersOf: ReadonlyMap<number, readonly string[]>,
  line: number,
): readonly string[] | null {
  const lines = file.text.split('\n');
  const indentOf = (number: number) => lines[number - 1]?.search(/\S/) ?? -1;
  let indent = indentOf(line);
  for (let at = line; at > 0; at -= 1) {
    const isAround = at === line || (indentOf(at) >= 0 && indentOf(at) < indent);
    if (!isAround) continue;
    const ids = layersOf.get(at);
    if (ids) return ids;
    indent = indentOf(at);
  }
  return null;
}

function scrollTo(box: HTMLElement | null, line: number, wraps: boolean): void {
  if (!box) return;
  if (wraps) {
    box.querySelector(`#line-${line}`)?.scrollIntoView({ block: 'nearest' });
    return;
  }
  const top = (line - 1) * rowHeight;
  const isAbove = top < box.scrollTop;
  const isBelow = top + rowHeight > box.scrollTop + box.clientHeight;
  if (isAbove || isBelow) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
