import { useRef } from 'preact/hooks';
import type { Problem } from '#design/problem';
import { EmptyState } from '../kit/empty-state.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './problems-view.module.css';
import { useVisibleRows } from './use-visible-rows.ts';

/** Problems up to which all of them are in the page. */
const virtualizeAbove = 200;
/** px of a row where there are so many that each has to have the same height. */
const rowHeight = 48;

/** The Problems of the design. Each links to its layer. */
export function ProblemsView({ problems }: { readonly problems: readonly Problem[] }) {
  const box = useRef<HTMLUListElement>(null);
  const isLong = problems.length > virtualizeAbove;
  const rows = useVisibleRows(box, problems.length, rowHeight, virtualizeAbove);
  if (problems.length === 0) {
    return <EmptyState title="No problems">Everything in the design is in the code.</EmptyState>;
  }
  return (
    <ul ref={box} class={styles.problems} aria-label="Problems">
      {isLong ? <li aria-hidden="true" style={{ height: `${rows.from * rowHeight}px` }} /> : null}
      {problems.slice(rows.from, rows.to).map((problem, index) => (
        <li key={rows.from + index} class={isLong ? styles.even : ''}>
          <Row problem={problem} />
        </li>
      ))}
      {isLong ? (
        <li aria-hidden="true" style={{ height: `${(problems.length - rows.to) * rowHeight}px` }} />
      ) : null}
    </ul>
  );
}

function Row({ problem }: { readonly problem: Problem }) {
  const { selectLayers } = usePanel();
  const { nodeId, message } = problem;
  if (nodeId === null) return <p class={styles.problem}>{message}</p>;
  return (
    <button
      type="button"
      class={styles.problem}
      title="Select the layer"
      onClick={() => selectLayers([nodeId])}
    >
      {message}
    </button>
  );
}
