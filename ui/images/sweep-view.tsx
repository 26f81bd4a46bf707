import { IconClose16 } from '@create-figma-plugin/ui';
import { findCapabilities } from '#models/find-capabilities';
import {
  findSweepMistake,
  maxAxes,
  readSweepValues,
  type SweepPart,
  sweepPartsOf,
} from '#visuals/sweep/plan-sweep';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { TextField } from '../kit/text-field.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './sets-view.module.css';

const parts: readonly MenuOption<SweepPart>[] = [
  { value: 'words', text: 'Prompt', detail: 'Each value takes the place of … in the prompt, or ends it.' },
  { value: 'style', text: 'Style' },
  { value: 'light', text: 'Light' },
  { value: 'ratio', text: 'Shape' },
  { value: 'quality', text: 'Quality' },
  { value: 'model', text: 'Model' },
  { value: 'seed', text: 'Seed' },
  { value: 'steps', text: 'Steps' },
  { value: 'strength', text: 'Strength', detail: 'How much of the reference is replaced.' },
  { value: 'sampler', text: 'Sampler' },
];

const examples: Readonly<Record<SweepPart, string>> = {
  words: 'at dawn | at night',
  style: 'woodcut | watercolour',
  light: 'soft | hard',
  ratio: '1:1 | 16:9',
  quality: 'low | high',
  model: 'One model | another',
  seed: '1 | 2 | 3',
  steps: '8 | 16 | 32',
  strength: '0.3 | 0.6 | 0.9',
  sampler: 'Euler a | UniPC',
};

/** Several pictures at once: a line each, or every combination of some choices. */
export function SweepView() {
  const { images, settings } = usePanel();
  const { axes, isList } = images;
  const takesSeed = findCapabilities(settings.value)?.seed !== false;
  const offered = sweepPartsOf(settings.value.service).filter((part) => part !== 'seed' || takesSeed);
  const all = axes.value;
  const used = all.map(({ part, text }) => ({ part, values: readSweepValues(text) }));
  const total = used.reduce((product, { values }) => product * Math.max(1, values.length), 1);
  const mistake = findSweepMistake(used, settings.value.service);
  const change = (index: number, changes: Partial<(typeof all)[number]>) =>
    setSignal(
      axes,
      all.map((axis, at) => (at === index ? { ...axis, ...changes } : axis)),
    );
  const free = offered.find((part) => all.every((axis) => axis.part !== part));
  return (
    <details class={styles.group}>
      <summary>Sweep{all.length === 0 ? (isList.value ? ': list' : '') : `: ${total} images`}</summary>
      <Checkbox
        text="Each line of the prompt is an image"
        checked={isList.value}
        onChange={(checked) => setSignal(isList, checked)}
      />
      {all.length === 0 ? (
        <p class={styles.quiet}>
          A sweep generates every combination of up to three choices as one grid, with its values under each
          image.
        </p>
      ) : null}
      {all.map(({ part, text }, index) => (
        <div key={part} class={styles.choice} role="group" aria-label={`Choice ${index + 1}`}>
          <Menu
            label={`What choice ${index + 1} changes`}
            options={parts.filter(
              ({ value }) =>
                value === part || (offered.includes(value) && all.every((axis) => axis.part !== value)),
            )}
            value={part}
            onChange={(next) => change(index, { part: next })}
          />
          <TextField
            label={`Values of choice ${index + 1}`}
            value={text}
            placeholder={examples[part]}
            onInput={(next) => change(index, { text: next })}
          >
            <IconButton
              label={`Remove choice ${index + 1}`}
              onClick={() =>
                setSignal(
                  axes,
                  all.filter((_, at) => at !== index),
                )
              }
            >
              <IconClose16 />
            </IconButton>
          </TextField>
        </div>
      ))}
      {mistake === null ? null : (
        <p class={styles.mistake} role="alert">
          {mistake}
        </p>
      )}
      <div class={styles.row}>
        <Button
          disabled={all.length >= maxAxes || free === undefined}
          onClick={() => free && setSignal(axes, [...all, { part: free, text: '' }])}
        >
          Add choice
        </Button>
      </div>
    </details>
  );
}
