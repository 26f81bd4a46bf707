import { Button } from '../kit/button.tsx';
import { count } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { describeEstimate } from '../state/estimate-pictures.ts';
import styles from './sets-view.module.css';

/** Copies of the selected frame, a row of a table in each. */
export function CopiesView() {
  const panel = usePanel();
  const { table, plan, mistake, specs, work, outcome, make } = panel.images.copies;
  const planned = plan.value;
  const end = outcome.value;
  const texts = planned?.copies.reduce((sum, copy) => sum + copy.texts.length, 0) ?? 0;
  const isEmpty = planned === null || texts + specs.value.length === 0;
  return (
    <details class={styles.copies}>
      <summary>Copies from a table</summary>
      <TextArea
        isCode
        label="Table"
        rows={3}
        value={table.value}
        placeholder={'name,Headline,Photo\nSpring,Fresh from the garden,tulips in a vase'}
        hint="CSV or JSON. Each row is a copy of the selected frame; each column goes to the layers of its name, as text or as an image's prompt."
        onInput={(value) => setSignal(table, value)}
      />
      {mistake.value === '' ? null : (
        <p class={styles.mistake} role="alert">
          {mistake.value}
        </p>
      )}
      {end.kind === 'failed' ? <Notice kind="failed">{end.message}</Notice> : null}
      {end.kind === 'done' ? (
        <p class={styles.quiet} role="status">
          {end.text}
        </p>
      ) : null}
      {planned === null ? null : (
        <p class={styles.quiet}>
          {`${count(planned.copies.length, 'copy', 'copies')}, ${count(texts, 'text layer')}. `}
          {specs.value.length === 0
            ? 'No images.'
            : describeEstimate(panel.settings.value, panel.models.ledger.value, specs.value)}
          {planned.unused.length === 0
            ? ''
            : ` No layer is named ${planned.unused.map((name) => `“${name}”`).join(', ')}.`}
        </p>
      )}
      <div class={styles.row}>
        <Button disabled={isEmpty || work.value !== null} onClick={make}>
          {planned === null ? 'Make copies' : `Make ${count(planned.copies.length, 'copy', 'copies')}`}
        </Button>
      </div>
    </details>
  );
}
