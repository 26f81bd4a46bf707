import { useEffect, useState } from 'preact/hooks';
import type { FileChange } from '#codegen/merge/compare-with-record';
import type { ChangeStep } from '#design/conversation';
import { isAbort } from '../worker-clients/codegen-client.ts';
import { count } from '../kit/format-text.ts';
import { FileChanges } from '../results/changes-view.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './change-step-row.module.css';

export interface ChangeStepRowProps {
  readonly step: ChangeStep;
  readonly index: number;
  /** False if it was undone. */
  readonly isApplied: boolean;
}

/** One request, its result and, on demand, the lines that it changed. */
export function ChangeStepRow({ step, index, isApplied }: ChangeStepRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { wish, said, files, refused, worse } = step;
  return (
    <li class={isApplied ? styles.step : styles.back}>
      <h3 class={styles.wish}>{wish}</h3>
      {said === '' ? null : <p class={styles.said}>{said}</p>}
      {worse.map((sentence) => (
        <p key={sentence} class={styles.worse}>
          Worse than before: {sentence}
        </p>
      ))}
      {refused.map((sentence) => (
        <p key={sentence} class={styles.worse}>
          Not done: {sentence}
        </p>
      ))}
      <details class={styles.files} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary class={styles.summary}>
          {isApplied ? '' : 'Undone. '}
          {count(files.length, 'file')} changed
        </summary>
        {isOpen ? <StepChanges index={index} /> : null}
      </details>
    </li>
  );
}

function StepChanges({ index }: { readonly index: number }) {
  const { ask } = usePanel().code;
  const [changes, setChanges] = useState<readonly FileChange[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    ask.readChanges(index, controller.signal).then(setChanges, (error: unknown) => {
      if (!isAbort(error)) setChanges([]);
    });
    return () => controller.abort();
  }, [ask, index]);
  if (changes === null) return <p class={styles.said}>Comparing</p>;
  return changes.map((change) => <FileChanges key={change.path} change={change} />);
}
