/** What a model adds to a search, in this file and in the library of a team. */
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { Notice } from '../kit/notice.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { formatTextCost } from '../state/estimate-text.ts';
import { describeSentItems } from '../state/search-descriptions.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './search-tab.module.css';

/** What a model adds: what it costs to have the file described, and whether what is typed is sent to it. */
export function FileMeaning() {
  const { isOffered, isReady, isOn, missing, work, outcome, start, cancel } = usePanel().search.descriptions;
  if (!isOffered.value || (missing.value === null && work.value === null)) return null;
  const { pictures = 0, texts = 0, cost = null, models = ['', ''] } = missing.value ?? {};
  const isComplete = pictures + texts === 0;
  const plural = (count: number, one: string) => `${String(count)} ${one}${count === 1 ? '' : 's'}`;
  const parts = [
    ...(pictures > 0 ? [plural(pictures, 'image')] : []),
    ...(texts > 0 ? [plural(texts, 'text')] : []),
  ];
  const rest = isComplete ? '' : `${parts.join(' and ')} to read, ${formatTextCost(cost)}.`;
  const failed = outcome.value.kind === 'failed' ? outcome.value.message : null;
  const words = outcome.value.kind === 'done' || outcome.value.kind === 'cancelled' ? outcome.value.text : '';
  return (
    <section class={styles.meaning} aria-label="Search by meaning">
      {failed === null ? null : (
        <Notice kind="failed" actions={<Button onClick={start}>Try again</Button>}>
          {failed}
        </Notice>
      )}
      <div class={styles.meaningRow}>
        {isReady.value ? (
          <Checkbox checked={isOn.value} text="By meaning" onChange={(checked) => setSignal(isOn, checked)} />
        ) : null}
        <span class={styles.meaningWords}>
          {work.value !== null ? (
            <WorkLine work={work.value} text="" onCancel={cancel} />
          ) : (
            <span role="status">
              {[words, rest].filter((part) => part !== '').join(' ') || 'Everything is described.'}
            </span>
          )}
        </span>
        {work.value !== null || isComplete ? null : (
          <Button title={describeSentItems({ pictures, texts, models })} onClick={start}>
            {isReady.value ? 'Read the rest' : 'Search by meaning'}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Whether the library is searched by meaning too; where it cannot be, why, and that words are. */
export function LibraryMeaning() {
  const { search, view } = usePanel();
  const { meaning, isOn } = search.library;
  const known = meaning.value;
  if (known.kind === 'none') return null;
  const words = {
    ready: `Sends what you type to ${known.model}.`,
    'no-key': `Found by words only. With a key for ${known.model} in Settings, also by meaning.`,
    'other-model': `Found by words only. The library needs the embedding model ${known.model}; choose a service that has it in Settings.`,
  };
  return (
    <section class={styles.meaning} aria-label="Search by meaning">
      <div class={styles.meaningRow}>
        {known.kind === 'ready' ? (
          <Checkbox checked={isOn.value} text="By meaning" onChange={(checked) => setSignal(isOn, checked)} />
        ) : null}
        <span class={styles.meaningWords} role="status">
          {words[known.kind]}
        </span>
        {known.kind === 'ready' ? null : (
          <Button onClick={() => setSignal(view, 'settings')}>Open Settings</Button>
        )}
      </div>
    </section>
  );
}
