import { useEffect, useRef } from 'preact/hooks';
import { services } from '#design/services';
import { EmptyState } from '../kit/empty-state.tsx';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import prose from '../kit/prose.module.css';
import { isSubmit, submitKey } from '../kit/format-text.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import styles from './ask-view.module.css';
import { ChangeStepRow } from './change-step-row.tsx';
import { AttachmentChips } from './attachment-chips.tsx';
import { describeJob } from '../state/text-job.ts';
import { useChangePlan } from '../state/use-job-plan.ts';

/** A conversation about the shown code. Each request is a step that can be undone. */
export function AskView() {
  const panel = usePanel();
  const { ask, work, generated } = panel.code;
  const { steps, standing } = ask.conversation.value;
  const obstacle = useObstacle();
  const estimate = useAskEstimate();
  const isBusy = work.value !== null && panel.code.asked.value;
  const canAsk = obstacle === null && !isBusy && ask.input.value.trim() !== '';
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }), [steps.length]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmit(event)) return;
    // Elsewhere in the tab these keys generate the code again.
    event.stopPropagation();
    if (canAsk) ask.ask();
  };
  return (
    <div class={styles.view} onKeyDown={onKeyDown}>
      <div class={styles.steps} role="region" aria-label="Requests" tabIndex={0}>
        {steps.length === 0 ? (
          <EmptyState title="Ask for a change">
            In your own words: “make this a tab bar”, “use our Button”, “add a dark mode”. Each answer is a
            step that you can undo.
          </EmptyState>
        ) : (
          <ol ref={list} class={styles.list}>
            {steps.map((step, index) => (
              <ChangeStepRow key={index} step={step} index={index} isApplied={index < standing} />
            ))}
          </ol>
        )}
      </div>
      {ask.message.value === '' ? null : <Notice kind="warned">{ask.message.value}</Notice>}
      <section class={styles.composer} aria-label="Ask for a change">
        <textarea
          class={`${prose.prose} ${styles.wish}`}
          aria-label="What should change"
          placeholder={obstacle ?? whatChanges(generated.value)}
          rows={2}
          value={ask.input.value}
          onInput={(event) => setSignal(ask.input, event.currentTarget.value)}
        />
        <AttachmentChips />
        <div class={styles.row}>
          <Button disabled={standing === 0 || isBusy} onClick={ask.undo}>
            Undo
          </Button>
          <Button disabled={standing === steps.length || isBusy} onClick={ask.redo}>
            Redo
          </Button>
          <span class={styles.cost} role="status">
            {obstacle === null ? estimate : ''}
          </span>
          <SettingsButton sentence={obstacle ?? ''} />
          <Button disabled={!canAsk} title={submitKey} onClick={ask.ask}>
            Ask
          </Button>
        </div>
      </section>
    </div>
  );
}

/** Says that a request applies to all shown frames. */
function whatChanges(generated: GeneratedCode | null): string {
  const count = generated?.snapshot.frames.length ?? 1;
  return count === 1 ? 'What should change?' : `What should change in these ${count} frames?`;
}

/** Why no request can be sent; `null` if one can. */
function useObstacle(): string | null {
  const { service, keysKept } = usePanel().settings.value;
  if (!writesText(service)) return 'Needs a service that writes code. Choose one in Settings.';
  return needsKey(service) && !keysKept.includes(service)
    ? `Needs a key for ${services[service].panel.title}. Add it in Settings.`
    : null;
}

/** What the next request about the shown code sends and costs, in words; empty until something is typed. */
function useAskEstimate(): string {
  const settings = usePanel().settings.value;
  const plan = useChangePlan();
  return plan === null ? '' : describeJob(settings, plan);
}
