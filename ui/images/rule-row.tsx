import { IconClose16 } from '@create-figma-plugin/ui';
import { type ImageRule, maxRuleValueLength, ruleFields, ruleTests } from '#design/image-rules';
import { fieldNames, testNames } from '#visuals/1-plan/rules/describe-rule';
import { IconButton } from '../kit/icon-button.tsx';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import styles from './rule-row.module.css';

export interface RuleRowProps {
  readonly number: number;
  readonly rule: ImageRule;
  readonly onChange: (rule: ImageRule) => void;
  readonly onRemove: () => void;
}

type When = ImageRule['when'];
type Then = ImageRule['then'];

const fieldDetails: Readonly<Partial<Record<When['field'], string>>> = {
  theme: 'light, dark, or the name of a variable mode of the layer.',
  language: 'The language of the texts nearby, like en or de.',
  token: 'The value of a variable that is used near the layer.',
  mood: 'Answered by the model when it plans.',
};

const fields = ruleFields.map((value): MenuOption<When['field']> => {
  const detail = fieldDetails[value];
  return { value, text: fieldNames[value], ...(detail === undefined ? {} : { detail }) };
});

const tests = ruleTests.map((value): MenuOption<When['test']> => ({
  value,
  text: testNames[value],
  ...(value === 'like' ? { detail: '* matches any characters.' } : {}),
}));

const parts: readonly MenuOption<Then['part']>[] = [
  { value: 'style', text: 'style' },
  { value: 'light', text: 'light' },
  { value: 'palette', text: 'palette', detail: 'Colours, like #1d3557 #e63946.' },
  { value: 'background', text: 'background', detail: 'transparent, opaque or auto.' },
  { value: 'prompt', text: 'prompt', detail: 'A sentence added to the prompt.' },
];

/** One rule of the table: its condition and its change. */
export function RuleRow({ number, rule, onChange, onRemove }: RuleRowProps) {
  const when = (changes: Partial<When>) => onChange({ ...rule, when: { ...rule.when, ...changes } });
  const then = (changes: Partial<Then>) => onChange({ ...rule, then: { ...rule.then, ...changes } });
  return (
    <div class={styles.rule} role="group" aria-label={`Rule ${number}`}>
      <div class={styles.row}>
        <label class={styles.check}>
          <input
            type="checkbox"
            aria-label={`Apply rule ${number}`}
            checked={rule.on}
            onChange={(event) => onChange({ ...rule, on: event.currentTarget.checked })}
          />
        </label>
        <span>When</span>
        <Menu
          label="What is asked"
          options={fields}
          value={rule.when.field}
          onChange={(field) => when({ field })}
        />
        {rule.when.field === 'token' ? (
          <Value label="Variable" value={rule.when.token} onChange={(token) => when({ token })} />
        ) : null}
        <Menu label="How" options={tests} value={rule.when.test} onChange={(test) => when({ test })} />
        <Value label="Compared with" value={rule.when.value} onChange={(value) => when({ value })} />
      </div>
      <div class={styles.row}>
        <span class={styles.then}>then</span>
        <Menu
          label="What is changed"
          options={parts}
          value={rule.then.part}
          onChange={(part) => then({ part })}
        />
        <Value label="Changed to" value={rule.then.value} onChange={(value) => then({ value })} />
        <IconButton label={`Remove rule ${number}`} onClick={onRemove}>
          <IconClose16 />
        </IconButton>
      </div>
    </div>
  );
}

interface ValueProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Value({ label, value, onChange }: ValueProps) {
  return (
    <input
      type="text"
      class={styles.value}
      aria-label={label}
      maxLength={maxRuleValueLength}
      spellcheck={false}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
