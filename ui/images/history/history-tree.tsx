import { IconBranch16, IconRatingFilled16, IconVisible16 } from '@create-figma-plugin/ui';
import { useEffect, useRef } from 'preact/hooks';
import type { HistoryRow } from '#visuals/history/history-tree';
import { useVisibleRows } from '../../results/use-visible-rows.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './history-tree.module.css';
import { describeStep } from './describe-generation.ts';
import { Thumbnail } from './thumbnail.tsx';

const rowHeight = 48;
/** Rows up to which all are in the page. */
const virtualizeAbove = 200;
/** The indentation levels after which branches are no longer indented. */
const maxIndent = 6;

/** Every picture of the file with its prompt, beneath what it was made of; arrows move, and what has the focus is chosen. */
export function HistoryTree({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const { history } = usePanel().pictures;
  const tree = useRef<HTMLUListElement>(null);
  const { from, to } = useVisibleRows(tree, rows.length, rowHeight, virtualizeAbove);
  const chosen = history.chosen.value;
  const at = rows.findIndex(({ node }) => node.generation.id === chosen);
  useEffect(() => {
    const item = tree.current?.querySelector(`[data-row="${at}"]`);
    if (item) item.scrollIntoView({ block: 'nearest' });
    else if (at >= 0) tree.current?.scrollTo({ top: at * rowHeight });
  }, [at]);
  const choose = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setSignal(history.chosen, row.node.generation.id);
    const item = tree.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (item) item.focus();
    else tree.current?.scrollTo({ top: index * rowHeight });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const level = rows[at]?.level ?? 0;
    const target = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: rows.length - 1,
      ArrowLeft: rows.slice(0, Math.max(at, 0)).findLastIndex((row) => row.level < level),
      ArrowRight: at + 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };
  return (
    <ul
      ref={tree}
      class={styles.tree}
      style={{
        paddingTop: `${4 + from * rowHeight}px`,
        paddingBottom: `${4 + (rows.length - to) * rowHeight}px`,
      }}
      role="tree"
      aria-label="History"
      onKeyDown={onKeyDown}
    >
      {rows.slice(from, to).map((row, index) => (
        <Row
          key={row.node.generation.id}
          row={row}
          index={from + index}
          total={rows.length}
          isChosen={from + index === at}
          takesFocus={from + index === Math.max(at, 0)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: HistoryRow;
  readonly index: number;
  readonly total: number;
  readonly isChosen: boolean;
  readonly takesFocus: boolean;
}

function Row({ row, index, total, isChosen, takesFocus }: RowProps) {
  const { history } = usePanel().pictures;
  const { generation } = row.node;
  const level = Math.min(row.level, maxIndent);
  const shows = history.shownBy(generation.id);
  return (
    <li
      role="treeitem"
      class={isChosen ? styles.chosen : styles.row}
      style={{ paddingLeft: `${8 + level * 16}px` }}
      aria-level={row.level + 1}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-selected={isChosen}
      tabIndex={takesFocus ? 0 : -1}
      data-row={index}
      title={generation.words}
      onFocus={() => setSignal(history.chosen, generation.id)}
    >
      <Thumbnail hash={generation.imageHash} side={36} />
      <span class={styles.words}>
        <span class={styles.prompt}>{generation.words}</span>
        <span class={styles.facts}>{describeStep(generation)}</span>
      </span>
      {history.favourites.value.has(generation.id) ? (
        <span class={styles.mark} title="Favourite">
          <IconRatingFilled16 />
          <span class={styles.hidden}>Favourite</span>
        </span>
      ) : null}
      {row.branches > 1 ? (
        <span class={styles.mark} title={`${row.branches} images made from it`}>
          <IconBranch16 />
          {row.branches}
        </span>
      ) : null}
      {shows.length > 0 ? (
        <span class={styles.mark} title={`Shown by ${shows.map(({ layerName }) => layerName).join(', ')}`}>
          <IconVisible16 />
          <span class={styles.hidden}>Shown</span>
        </span>
      ) : null}
    </li>
  );
}
