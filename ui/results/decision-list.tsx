import { count } from '../kit/format-text.ts';
import type { Decision } from '../state/list-decisions.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './decision-list.module.css';

/** Lists the decisions of a model on the current code. Each can be undone and redone. Shows nothing without a model. */
export function DecisionList() {
  const { code } = usePanel();
  const decisions = code.assist.decisions.value;
  const isBusy = code.work.value !== null;
  if (decisions.length === 0) return null;
  const standing = decisions.filter(({ isApplied }) => isApplied).length;
  return (
    <section class={styles.section} aria-label="Decisions of the model">
      <h3 class={styles.title}>
        The model decided {count(decisions.length, 'thing')}
        {standing < decisions.length ? `, ${decisions.length - standing} undone` : ''}
      </h3>
      <ul class={styles.list}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <Row decision={decision} isBusy={isBusy} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ decision, isBusy }: { readonly decision: Decision; readonly isBusy: boolean }) {
  const { code, selectLayers } = usePanel();
  const { title, layers, isApplied } = decision;
  return (
    <div class={styles.row}>
      <label class={isApplied ? styles.decision : styles.back}>
        <input
          type="checkbox"
          checked={isApplied}
          aria-disabled={isBusy}
          onClick={(event) => {
            // The current change is finished first; the checkbox keeps the focus.
            event.preventDefault();
            if (!isBusy) code.assist.toggle(decision);
          }}
        />
        <span>{title}</span>
      </label>
      <button
        type="button"
        class={styles.layers}
        title="Select the layers"
        onClick={() => selectLayers([...layers])}
      >
        {count(layers.length, 'layer')}
      </button>
    </div>
  );
}
