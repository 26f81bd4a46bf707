import { IconClose16 } from '@create-figma-plugin/ui';
import { longestRuleValue, type ImageRule } from '#design/image-rules';
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

const fields: readonly MenuOption<When['field']>[] = [
  { value: 'theme', text: 'theme', detail: 'light, dark, or the name of a mode that holds there.' },
  { value: 'language', text: 'language', detail: 'Of the texts nearby, as en or de.' },
  { value: 'layer', text: 'layer name' },
  { value: 'frame', text: 'frame name' },
  { value: 'text', text: 'text nearby' },
  { value: 'words', text: 'prompt' },
  { value: 'token', text: 'variable', detail: 'The value of a variable that is used near the layer.' },
  { value: 'mood', text: 'mood', detail: 'Told by the model when it plans.' },
];

const tests: readonly MenuOption<When['test']>[] = [
  { value: 'is', text: 'is' },
  { value: 'is-not', text: 'is not' },
  { value: 'contains', text: 'contains' },
  { value: 'like', text: 'is like', detail: '* stands for any letters.' },
];

const parts: readonly MenuOption<Then['part']>[] = [
  { value: 'style', text: 'style' },
  { value: 'light', text: 'light' },
  { value: 'palette', text: 'palette', detail: 'Colours, as #1d3557 #e63946.' },
  { value: 'background', text: 'background', detail: 'transparent, opaque or auto.' },
  { value: 'prompt', text: 'prompt', detail: 'A sentence that is added.' },
];

/** One row of the table: when something is so, then something is changed. */
export function RuleRow({ number, rule, onChange, onRemove }: RuleRowProps) {
  const when = (changes: Partial<When>) => onChange({ ...rule, when: { ...rule.when, ...changes } });
  const then = (changes: Partial<Then>) => onChange({ ...rule, then: { ...rule.then, ...changes } });
  return (
    <div class={styles.rule} role="group" aria-label={`Rule ${number}`}>
      <div class={styles.row}>
        <input
          type="checkbox"
          class={styles.check}
          aria-label={`Rule ${number} counts`}
          checked={rule.on}
          onChange={(event) => onChange({ ...rule, on: event.currentTarget.checked })}
        />
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

/** Taken when it is left: each change is kept in the file, and so a step that could be undone. */
function Value({ label, value, onChange }: ValueProps) {
  return (
    <input
      type="text"
      class={styles.value}
      aria-label={label}
      maxLength={longestRuleValue}
      spellcheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
