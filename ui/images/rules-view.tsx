import { type ImageRule, maxRules } from '#design/image-rules';
import { evaluateRules, type RuleVerdict } from '#visuals/1-plan/rules/evaluate-rules';
import { findFacts } from '#visuals/1-plan/rules/find-facts';
import { askForRules } from '#visuals/1-plan/rules/ask-for-rules';
import { describeRule } from '#visuals/1-plan/rules/describe-rule';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { writesText } from '../settings/service-choice.ts';
import { describeTextEstimate } from '../state/estimate-text.ts';
import { makeId } from '../state/make-id.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { RuleRow } from './rule-row.tsx';
import styles from './rules-view.module.css';

/** The rules of the file, each with whether it counts for what is typed now, and why. */
export function RulesView() {
  const panel = usePanel();
  const { imageRules, service } = panel.settings.value;
  const verdicts = useVerdicts();
  const counting = verdicts.filter(({ fired }) => fired).length;
  const change = (rules: readonly ImageRule[]) => panel.change({ imageRules: rules });
  const replace = (rule: ImageRule) => change(imageRules.map((one) => (one.id === rule.id ? rule : one)));
  return (
    <details class={styles.group}>
      <summary>Rules{imageRules.length === 0 ? '' : `: ${counting} of ${imageRules.length} apply`}</summary>
      {imageRules.length === 0 ? (
        <p class={styles.quiet}>
          Rules are saved in the file and apply to every image that matches. Example: when the theme is dark,
          the light is moonlight.
        </p>
      ) : null}
      <ol class={styles.list}>
        {verdicts.map(({ rule, fired, why }, index) => (
          <li key={rule.id}>
            <RuleRow
              number={index + 1}
              rule={rule}
              onChange={replace}
              onRemove={() => change(imageRules.filter((one) => one !== rule))}
            />
            <p class={fired ? styles.fired : styles.quiet}>
              {fired ? 'Applied: ' : 'Not applied: '}
              {why}
            </p>
          </li>
        ))}
      </ol>
      <UnappliedRules />
      <div class={styles.buttons}>
        <Button disabled={imageRules.length >= maxRules} onClick={() => change([...imageRules, emptyRule()])}>
          Add rule
        </Button>
      </div>
      {writesText(service) ? <RulesFromText /> : null}
    </details>
  );
}

/** One's own versions of rules that someone else changed too, until they are applied or discarded. */
function UnappliedRules() {
  const panel = usePanel();
  const { unapplied, refusals, discard } = panel.settingsController;
  const own = unapplied.value.rules ?? [];
  const refusal = refusals.value['rules'];
  const use = (rule: ImageRule) => {
    const rules = panel.settings.peek().imageRules;
    const isThere = rules.some(({ id }) => id === rule.id);
    const next = isThere ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
    panel.change({ imageRules: next });
    discard('rules', rule.id);
  };
  return (
    <>
      {refusal === undefined ? null : <Notice kind="warned">{refusal}</Notice>}
      {own.length === 0 ? null : (
        <Notice kind="warned">Someone else changed these rules too. Yours are kept below.</Notice>
      )}
      <ul class={styles.list} aria-label="Your version of the rules">
        {own.map((rule) => (
          <li key={rule.id}>
            {describeRule(rule)}
            <div class={styles.buttons}>
              <Button onClick={() => use(rule)}>Use mine instead</Button>
              <Button onClick={() => discard('rules', rule.id)}>Discard mine</Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The rules of the file, evaluated for the prompt and the selection, or for the model's analysis of them. */
function useVerdicts(): readonly RuleVerdict[] {
  const panel = usePanel();
  const { order, planner } = panel.images;
  const { words, around } = order.value;
  const shown = planner.shown.value;
  const analysis = shown?.order.words === words ? shown.plan.analysis : null;
  return evaluateRules(panel.settings.value.imageRules, findFacts(words, around, analysis));
}

function RulesFromText() {
  const panel = usePanel();
  const { words, proposed, work, failure, ask, cancel } = panel.rules;
  const found = proposed.value;
  const take = () => {
    const rules = [...panel.settings.value.imageRules, ...(found?.rules ?? [])].slice(0, maxRules);
    panel.change({ imageRules: rules });
    setSignal(proposed, null);
  };
  return (
    <div class={styles.words}>
      <TextArea
        label="In your own words"
        rows={2}
        value={words.value}
        placeholder="On dark screens use moonlight, and no people on the pricing page"
        onInput={(value) => setSignal(words, value)}
        {...(failure.value === '' ? {} : { hint: failure.value, isWrong: true })}
      />
      {work.value === null ? (
        <div class={styles.buttons}>
          <Button disabled={words.value.trim() === ''} onClick={ask}>
            Write rules
          </Button>
          {words.value.trim() === '' ? null : (
            <span class={styles.quiet}>
              {describeTextEstimate(panel.settings.value, askForRules(words.value))}
            </span>
          )}
        </div>
      ) : (
        <WorkLine work={work.value} text="" onCancel={cancel} />
      )}
      {found === null ? null : (
        <section class={styles.proposed} aria-label="Proposed rules">
          <ul class={styles.list}>
            {found.rules.map((rule) => (
              <li key={rule.id}>{describeRule(rule)}</li>
            ))}
            {found.mistakes.map((mistake) => (
              <li key={mistake} class={styles.quiet}>
                {mistake}
              </li>
            ))}
          </ul>
          <div class={styles.buttons}>
            <Button disabled={found.rules.length === 0} onClick={take}>
              Use these rules
            </Button>
            <Button onClick={() => setSignal(proposed, null)}>Discard</Button>
          </div>
        </section>
      )}
    </div>
  );
}

function emptyRule(): ImageRule {
  const when = { field: 'theme', token: '', test: 'is', value: 'dark' } as const;
  return { id: makeId(), on: true, when, then: { part: 'light', value: '' } };
}
