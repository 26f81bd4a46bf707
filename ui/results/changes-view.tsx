import { useEffect, useState } from 'preact/hooks';
import type { ChangedLine, FileChange } from '#codegen/merge/compare-with-record';
import { isAbort } from '../worker-clients/codegen-client.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { count } from '../kit/format-text.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import { sentenceOf } from '../state/work.ts';
import styles from './changes-view.module.css';
import { DecisionList } from './decision-list.tsx';

/** Lines that are put into the page for one file; the rest is counted. */
const maxLines = 400;

export type ShownChanges =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'read'; readonly changes: readonly FileChange[] | null };

/** What a model decided, and what differs from the code that was last copied or downloaded of these frames. */
export function ChangesView({ changes }: { readonly changes: ShownChanges }) {
  return (
    <div class={styles.view}>
      <DecisionList />
      <Differences shown={changes} />
    </div>
  );
}

function Differences({ shown }: { readonly shown: ShownChanges }) {
  if (shown.kind === 'reading')
    return <EmptyState title="Comparing">Reading the last copied code.</EmptyState>;
  if (shown.kind === 'failed') return <EmptyState title="Not compared">{shown.sentence}</EmptyState>;
  if (shown.changes === null) {
    return (
      <EmptyState title="Nothing to compare with">
        Copy or download the code once. Later changes show here.
      </EmptyState>
    );
  }
  if (shown.changes.length === 0) {
    return <EmptyState title="No changes">The code is what you last copied or downloaded.</EmptyState>;
  }
  return (
    <div class={styles.changes} tabIndex={0} role="region" aria-label="Changes">
      {shown.changes.map((change) => (
        <FileChanges key={change.path} change={change} />
      ))}
    </div>
  );
}

/** What differs from the code that was last copied or downloaded of these frames. */
export function useChanges(generated: GeneratedCode): ShownChanges {
  const { changes } = usePanel();
  const [shown, setShown] = useState<ShownChanges>({ kind: 'reading' });
  const kept = changes.recordCount.value;
  const { recipe, snapshot } = generated;
  useEffect(() => {
    const controller = new AbortController();
    changes.read({ recipe, snapshot }, controller.signal).then(
      (found) => setShown({ kind: 'read', changes: found }),
      (error: unknown) => {
        if (!isAbort(error)) setShown({ kind: 'failed', sentence: sentenceOf(error) });
      },
    );
    return () => controller.abort();
  }, [changes, recipe, snapshot, kept]);
  return shown;
}

const verbs: Readonly<Record<FileChange['kind'], string>> = {
  added: 'Added',
  removed: 'Deleted',
  changed: '',
};

/** What changed in one file, line by line. */
export function FileChanges({ change: { path, kind, lines } }: { readonly change: FileChange }) {
  const of = (wanted: ChangedLine['kind']) => lines.filter((line) => line.kind === wanted).length;
  const [added, removed] = [of('added'), of('removed')];
  return (
    <details class={styles.file} open={kind === 'changed'}>
      <summary class={styles.head}>
        <span class={styles.path}>{path}</span>
        {verbs[kind] === '' ? null : <span class={styles.kind}>{verbs[kind]}</span>}
        <span class={styles.added} aria-label={count(added, 'line') + ' added'}>
          +{added}
        </span>
        <span class={styles.removed} aria-label={count(removed, 'line') + ' removed'}>
          −{removed}
        </span>
      </summary>
      <div class={styles.lines}>
        {lines.slice(0, maxLines).map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </div>
      {lines.length > maxLines ? (
        <p class={styles.rest}>and {count(lines.length - maxLines, 'more line')}</p>
      ) : null}
    </details>
  );
}

const signs: Readonly<Record<ChangedLine['kind'], string>> = {
  added: '+',
  removed: '−',
  same: ' ',
  gap: '⋯',
};
const spokenPrefixes: Readonly<Record<ChangedLine['kind'], string>> = {
  added: 'added: ',
  removed: 'removed: ',
  same: '',
  gap: 'lines left out',
};

function Line({ line: { kind, text, line } }: { readonly line: ChangedLine }) {
  return (
    <div class={[styles.line, styles[`line-${kind}`]].join(' ')}>
      <span class={styles.number} aria-hidden="true">
        {kind === 'gap' ? '' : line}
      </span>
      <span class={styles.sign} aria-hidden="true">
        {signs[kind]}
      </span>
      <span class={styles.spoken}>{spokenPrefixes[kind]}</span>
      <code class={styles.text}>{text}</code>
    </div>
  );
}
