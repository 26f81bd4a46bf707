import { useLayoutEffect, useRef } from 'preact/hooks';
import { Checkbox } from '../../kit/checkbox.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { count } from '../../kit/format-text.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import { CompareGenerations } from './compare-generations.tsx';
import { GenerationDetails } from './generation-details.tsx';
import { HistoryTree } from './history-tree.tsx';
import styles from './history-view.module.css';

/** The pictures of the file as a tree of versions, and the selected one. */
export function HistoryView() {
  const { history } = usePanel().pictures;
  const rows = history.rows.value;
  const end = history.outcome.value;
  const chosen = rows?.find(({ node }) => node.generation.id === history.chosen.value) ?? null;
  const compared = rows?.find(({ node }) => node.generation.id === history.comparedWith.value) ?? null;
  const view = useRef<HTMLDivElement>(null);
  const wasComparingRef = useRef(false);
  const isComparing = chosen !== null && compared !== null;
  useLayoutEffect(() => {
    // The comparison took the focus; it goes back to the version that was compared.
    if (wasComparingRef.current && !isComparing)
      view.current?.querySelector<HTMLElement>('[role="treeitem"][aria-selected="true"]')?.focus();
    wasComparingRef.current = isComparing;
  }, [isComparing]);
  if (chosen && compared) {
    return <CompareGenerations before={compared.node.generation} after={chosen.node.generation} />;
  }
  return (
    <div ref={view} class={styles.history}>
      <div class={styles.bar}>
        <span class={styles.count} role="status">
          {rows === null ? 'Reading' : count(rows.length, 'image')}
        </span>
        <Checkbox
          text="Favourites"
          checked={history.onlyFavourites.value}
          onChange={(on) => setSignal(history.onlyFavourites, on)}
        />
        <Checkbox
          text="All pages"
          checked={history.everywhere.value}
          onChange={(on) => setSignal(history.everywhere, on)}
        />
      </div>
      {end.kind === 'failed' ? <Notice kind="failed">{end.message}</Notice> : null}
      {end.kind === 'done' ? <Notice kind="told">{end.text}</Notice> : null}
      {rows?.length === 0 && history.onlyFavourites.value ? (
        <EmptyState title="No favourites">
          Star an image here or under Generate. Favourites are saved in the file, for everyone who opens it.
        </EmptyState>
      ) : null}
      {rows?.length === 0 && !history.onlyFavourites.value ? (
        <EmptyState title="No images yet">
          Images that Framewright puts on {history.everywhere.value ? 'any page' : 'this page'} are listed
          here with their prompts. You can restore any of them.
        </EmptyState>
      ) : null}
      {rows && rows.length > 0 ? <HistoryTree rows={rows} /> : null}
      {chosen ? <GenerationDetails key={chosen.node.generation.id} row={chosen} /> : null}
    </div>
  );
}
