import { useEffect, useRef } from 'preact/hooks';
import { describeRule } from '#visuals/1-plan/rules/describe-rule';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { usePanel } from '../state/use-panel.ts';
import { describeEstimate } from '../state/estimate-pictures.ts';
import { PlanCard } from './plan-card.tsx';
import styles from './plan-view.module.css';

/** The plan: why it is so, which rules count, and each picture as a card that can be changed before it costs anything. */
export function PlanView() {
  const panel = usePanel();
  const { planner, drawPlan, drawFirst } = panel.images;
  const shown = planner.shown.value;
  const section = useRef<HTMLElement>(null);
  const isOpen = shown?.stage === 'open';
  useEffect(() => {
    if (isOpen) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (shown === null) return null;
  const { plan, verdicts, stage } = shown;
  const fired = verdicts.filter((verdict) => verdict.fired);
  const mistake = planner.mistake.value;
  const isPlain = plan.analysis === null && fired.length === 0 && plan.problems.length === 0;
  // What was drawn as it was written needs no explanation.
  if (stage === 'drawn' && isPlain) return null;
  return (
    <section class={styles.plan} aria-label="Plan" ref={section}>
      {plan.analysis === null ? null : (
        <p class={styles.why}>
          {plan.analysis.reasoning} <span class={styles.mood}>Mood: {plan.analysis.mood}.</span>
        </p>
      )}
      {fired.map(({ rule, why }) => (
        <p key={rule.id} class={styles.why}>
          Rule: {describeRule(rule)} {why}
        </p>
      ))}
      {plan.problems.map(({ message }) => (
        <Notice key={message} kind="warned">
          {message}
        </Notice>
      ))}
      {stage === 'drawn' ? null : (
        <ol class={styles.cards}>
          {plan.specs.map((spec, index) => (
            <li key={spec.id}>
              <PlanCard
                spec={spec}
                number={index + 1}
                canChange={stage === 'open'}
                onChange={(change) => planner.change(spec.id, change)}
                onRemove={() => planner.remove(spec.id)}
              />
            </li>
          ))}
        </ol>
      )}
      {stage !== 'open' ? null : (
        <div class={styles.row}>
          <p
            class={mistake === null ? styles.words : styles.mistake}
            role={mistake === null ? undefined : 'alert'}
          >
            {mistake ?? describeEstimate(panel.settings.value, panel.models.ledger.value, plan.specs)}
          </p>
          <Button onClick={planner.close}>Discard plan</Button>
          {plan.specs.length > 1 ? (
            <Button disabled={mistake !== null} onClick={drawFirst}>
              Generate first image
            </Button>
          ) : null}
          <Button disabled={mistake !== null} onClick={drawPlan}>
            Generate images
          </Button>
        </div>
      )}
    </section>
  );
}
