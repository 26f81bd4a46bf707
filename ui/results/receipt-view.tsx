import { type Segment, Segments } from '../kit/segments.tsx';
import type { GeneratedCode } from '../state/generated-code.ts';
import type { ReceiptPart } from '../state/result-view.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { ChangesView, useChanges } from './changes-view.tsx';
import { ChecksView } from './checks-view.tsx';
import { groupByCause, ProblemsView } from './problems-view.tsx';
import styles from './receipt-view.module.css';

/** What there is to know of the result: its checks, the Problems of the design, and what changed. */
export function ReceiptView({ generated }: { readonly generated: GeneratedCode }) {
  const { result, code } = usePanel();
  const part = result.receiptPart.value;
  const changes = useChanges(generated);
  const changedFiles = changes.kind === 'read' ? (changes.changes?.length ?? 0) : 0;
  const parts: readonly Segment<ReceiptPart>[] = [
    { value: 'checks', text: 'Checks', count: countFailedChecks(generated) },
    { value: 'problems', text: 'Problems', count: countCauses(generated) },
    { value: 'changes', text: 'Changes', count: changedFiles + code.assist.decisions.value.length },
  ];
  return (
    <div class={styles.receipt}>
      <div class={styles.bar}>
        <Segments
          label="Part of the Receipt"
          options={parts}
          value={part}
          onChange={(chosen) => setSignal(result.receiptPart, chosen)}
        />
      </div>
      {part === 'checks' ? <ChecksView generated={generated} /> : null}
      {part === 'problems' ? <ProblemsView generated={generated} /> : null}
      {part === 'changes' ? <ChangesView changes={changes} /> : null}
    </div>
  );
}

/** Failed checks, and the causes of the Problems: what the tab counts. */
export function countInReceipt(generated: GeneratedCode): number {
  return countFailedChecks(generated) + countCauses(generated);
}

function countFailedChecks({ code }: GeneratedCode): number {
  return code.receipt?.checks.filter(({ outcome }) => outcome === 'failed').length ?? 0;
}

function countCauses({ code }: GeneratedCode): number {
  return groupByCause(code.problems).length;
}
