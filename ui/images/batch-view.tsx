import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { count } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import type { BatchGroup } from '../state/image-batches.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './queue-view.module.css';

/** Whether pictures go into a batch, where the chosen model draws in batches. */
export function BatchChoice() {
  const panel = usePanel();
  const choices = panel.settings.value.imageChoices;
  if (!panel.images.batches.isOffered.value) return null;
  return (
    <Checkbox
      text="As a batch: half the price, within 24 hours"
      checked={choices.batch}
      onChange={(batch) => panel.change({ imageChoices: { ...choices, batch } })}
    />
  );
}

/** The batches of this file: how far they are, and what was drawn of them. */
export function BatchView() {
  const { batches, queue } = usePanel().images;
  const { groups, outcome } = batches;
  const end = outcome.value;
  return (
    <>
      {end.kind === 'failed' ? <Notice kind="failed">{end.message}</Notice> : null}
      {end.kind === 'done' && end.text !== '' ? <Notice kind="told">{end.text}</Notice> : null}
      {groups.value.map((group) => (
        <Group key={group.batch.group} group={group} isHere={queue.owner.value !== 'read-only'} />
      ))}
    </>
  );
}

function Group({ group, isHere }: { readonly group: BatchGroup; readonly isHere: boolean }) {
  const { look, collect, cancel, work } = usePanel().images.batches;
  const { batch, items, state } = group;
  const isBusy = work.value !== null;
  const title = `Batch of ${count(items.length, 'image')}`;
  return (
    <section class={styles.queue} aria-label={title}>
      <div class={`${styles.head} ${styles.batch}`}>
        <p class={styles.facts}>{`${title}, submitted ${describeTime(batch.at)}. ${describeState(group)}`}</p>
        {state?.isOver === true ? (
          <Button primary disabled={isBusy || !isHere} onClick={() => collect(batch.group)}>
            {state.completed === 0 ? 'Dismiss batch' : `Place ${state.completed}`}
          </Button>
        ) : (
          <>
            <Button disabled={isBusy} onClick={look}>
              Check progress
            </Button>
            <Button disabled={isBusy} onClick={() => cancel(batch.group)}>
              Cancel batch
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function describeState({ state }: BatchGroup): string {
  if (state === null) return 'You can close Figma; the service generates it.';
  const failed = state.failed === 0 ? '' : `, ${state.failed} failed`;
  if (state.mistake !== null) return `The service refused it: ${state.mistake}`;
  if (state.isOver) return `Finished: ${state.completed} generated${failed}.`;
  return `${state.completed} of ${state.total} generated${failed}. You can close Figma.`;
}

function describeTime(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return `on ${day} at ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
