import { useState } from 'preact/hooks';
import type { MemoryUse } from '#models/diffusion-server';
import type { OptionChoice, OptionSection, OptionValue, ServerOption } from '#models/server-options';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checkbox.tsx';
import { count, submitKey } from '../../kit/format-text.ts';
import { Menu } from '../../kit/menu.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './diffusion-view.module.css';

/** What the server does, and its options as a form. */
export function ServerPart() {
  const { form } = usePanel().diffusion;
  const { options, found, search } = form;
  const all = options.value;
  return (
    <div class={styles.part}>
      <State />
      {all === null ? (
        <div class={styles.row}>
          <Button primary disabled={form.work.value !== null} onClick={form.read}>
            Read the options
          </Button>
        </div>
      ) : (
        <>
          <Changes />
          <Presets />
          <TextField
            label="Search options"
            value={search.value}
            placeholder="offload, attention, quantization"
            onInput={(value) => setSignal(search, value)}
          />
          {found.value?.sections.length === 0 ? <p class={styles.quiet}>No options match.</p> : null}
          {(found.value ?? all).sections.map((section) => (
            <Section key={section.id} section={section} isSearched={search.value.trim() !== ''} />
          ))}
        </>
      )}
    </div>
  );
}

function State() {
  const { form, title } = usePanel().diffusion;
  const state = form.state.value;
  const waiting = Object.keys(form.unsent.value ?? {}).length;
  if (state === null)
    return (
      <p class={styles.quiet}>
        {`Nothing is sent to ${title.value} until you read its options or its state.${waiting === 0 ? '' : ` ${count(waiting, 'change')} of yours ${waiting === 1 ? 'is' : 'are'} not sent yet; read the options to see ${waiting === 1 ? 'it' : 'them'}.`}`}
      </p>
    );
  const { status, task, progress, memory, videoMemory } = state;
  // What was read before says nothing about a server that does not answer.
  const isOld = form.outcome.value.kind === 'failed';
  const doing = progress === null ? '' : `, step ${progress.step} of ${progress.steps}`;
  return (
    <section class={styles.group} aria-label="State of the server">
      <p role="status">{`${title.value} ${isOld ? 'was' : 'is'} ${status}${task === '' ? '' : ` (${task})`}${doing}${isOld ? ' when its state was last read' : ''}.`}</p>
      <p class={styles.quiet}>
        {[describeMemory('Graphics memory', videoMemory), describeMemory('Memory', memory)]
          .filter((text) => text !== '')
          .join(' ')}
      </p>
      <div class={styles.row}>
        <Button onClick={form.readState}>Read state</Button>
        <Button onClick={form.skip}>Skip image</Button>
        <Button onClick={form.interrupt}>Interrupt</Button>
      </div>
    </section>
  );
}

/** "Graphics memory: 6.0 of 8.0 GB." */
function describeMemory(name: string, memory: MemoryUse | null): string {
  if (memory === null) return '';
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  return `${name}: ${gigabytes(memory.used)} of ${gigabytes(memory.total)} GB.`;
}

function Changes() {
  const { form } = usePanel().diffusion;
  const changes = form.changes.value;
  const mistake = changes.find((change) => change.mistake !== null)?.mistake ?? null;
  if (changes.length === 0)
    return form.canPutBack.value ? (
      <div class={styles.row}>
        <Button onClick={form.putBack}>Revert</Button>
        <span class={styles.quiet}>Restores the values from before the last change.</span>
      </div>
    ) : null;
  return (
    <section class={styles.item} aria-label="Changes that are not sent yet">
      <ul class={styles.labelled}>
        {changes.map(({ option, to }) => (
          <li key={option.name} class={styles.changed}>
            {`${option.label}: ${describeValue(option, option.value)} → ${describeValue(option, to)}`}
          </li>
        ))}
      </ul>
      {mistake === null ? null : (
        <p class={styles.mistake} role="alert">
          {mistake}
        </p>
      )}
      <div class={styles.row}>
        <Button
          primary
          disabled={mistake !== null || form.work.value !== null}
          title={submitKey}
          onClick={form.send}
        >
          {`Send ${count(changes.length, 'change')}`}
        </Button>
        <Button onClick={form.discard}>Discard</Button>
      </div>
    </section>
  );
}

function Presets() {
  const { form } = usePanel().diffusion;
  const { presets, presetName, usePreset: applyPreset, keepPreset, dropPreset } = form;
  const name = presetName.value;
  const setName = (value: string) => setSignal(presetName, value);
  const all = presets.value;
  return (
    <details class={styles.group}>
      <summary class={styles.summary}>{all.length === 0 ? 'Presets' : `Presets: ${all.length}`}</summary>
      <div class={styles.group}>
        {all.map((preset) => (
          <div key={preset.name} class={styles.row}>
            <Button onClick={() => applyPreset(preset.name)}>{`Use ${preset.name}`}</Button>
            <Button onClick={() => dropPreset(preset.name)}>{`Delete ${preset.name}`}</Button>
          </div>
        ))}
        <TextField
          label="Name of a new preset"
          value={name}
          placeholder="Low memory"
          hint="Saves the changes above or, if there are none, every option that differs from the server’s default."
          onInput={setName}
        >
          <Button
            disabled={name.trim() === ''}
            onClick={() => {
              keepPreset(name);
              setName('');
            }}
          >
            Save preset
          </Button>
        </TextField>
      </div>
    </details>
  );
}

/** Its options are made when it is opened, because a server has hundreds. */
function Section({ section, isSearched }: { readonly section: OptionSection; readonly isSearched: boolean }) {
  const [wasOpened, setOpened] = useState(false);
  const isShown = isSearched || wasOpened;
  return (
    <details
      class={styles.group}
      open={isShown}
      onToggle={(event) => {
        if (!isSearched) setOpened(event.currentTarget.open);
      }}
    >
      <summary class={styles.summary}>{section.title}</summary>
      {isShown ? (
        <div class={styles.fields}>
          {section.options.map((option) => (
            <Option key={option.name} option={option} />
          ))}
        </div>
      ) : null}
    </details>
  );
}

function Option({ option }: { readonly option: ServerOption }) {
  const { form } = usePanel().diffusion;
  const { control, label, name } = option;
  const value = form.valueOf(option);
  const set = (next: OptionValue) => form.set(name, next);
  switch (control.kind) {
    case 'heading':
      return <h3 class={styles.heading}>{label}</h3>;
    case 'switch':
      return (
        <div class={styles.wide}>
          <Checkbox text={label} checked={value === true} onChange={set} />
        </div>
      );
    case 'number':
      return <NumberField label={label} value={value} hint={describeRange(control)} onChange={set} />;
    case 'one-of':
      return (
        <div class={styles.labelled}>
          <span class={styles.label} aria-hidden="true">
            {label}
          </span>
          <Menu
            label={label}
            options={withCurrent(control.choices, value).map((choice) => ({
              value: JSON.stringify(choice.value),
              text: choice.text,
            }))}
            value={JSON.stringify(value)}
            onChange={(next) => set(JSON.parse(next) as OptionChoice['value'])}
          />
        </div>
      );
    case 'some-of':
      return <SomeOf label={label} choices={control.choices} value={value} onChange={set} />;
    case 'text':
    case 'colour':
      return <TextField label={label} value={String(value)} onInput={set} />;
  }
}

/** A chosen value stays on offer where the server no longer lists it. */
function withCurrent(choices: readonly OptionChoice[], value: OptionValue): readonly OptionChoice[] {
  if (typeof value === 'object' || choices.some((choice) => choice.value === value)) return choices;
  return [{ value, text: String(value) === '' ? 'None' : String(value) }, ...choices];
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: OptionValue;
  readonly hint: string;
  readonly onChange: (value: OptionValue) => void;
}

/** What is being typed may be no number yet; it is then a mistake that is shown with the changes. */
function NumberField({ label, value, hint, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && (Number(typed.replace(',', '.')) === value || Number.isNaN(value));
  return (
    <TextField
      label={label}
      value={shown ? typed : String(value)}
      {...(hint === '' ? {} : { hint })}
      onInput={(text) => {
        setTyped(text);
        onChange(text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
      }}
    />
  );
}

/** "0 to 1". */
function describeRange({
  least,
  most,
}: {
  readonly least: number | null;
  readonly most: number | null;
}): string {
  if (least === null) return most === null ? '' : `Up to ${String(most)}`;
  return most === null ? `From ${String(least)}` : `${String(least)} to ${String(most)}`;
}

interface SomeOfProps {
  readonly label: string;
  readonly choices: readonly OptionChoice[];
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
}

function SomeOf({ label, choices, value, onChange }: SomeOfProps) {
  const chosen = Array.isArray(value) ? (value as readonly OptionChoice['value'][]) : [];
  if (choices.length === 0)
    return (
      <TextField
        label={label}
        value={chosen.join(', ')}
        hint="Separate values with commas."
        onInput={(text) =>
          onChange(
            text
              .split(',')
              .map((part) => part.trim())
              .filter((part) => part !== ''),
          )
        }
      />
    );
  return (
    <div class={styles.labelled} role="group" aria-label={label}>
      <span class={styles.label} aria-hidden="true">
        {label}
      </span>
      {choices.map((choice) => (
        <Checkbox
          key={choice.text}
          text={choice.text}
          checked={chosen.includes(choice.value)}
          onChange={(isOn) =>
            onChange(isOn ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value))
          }
        />
      ))}
    </div>
  );
}

function describeValue({ control }: ServerOption, value: OptionValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  if (control.kind === 'one-of')
    return control.choices.find((choice) => choice.value === value)?.text ?? String(value);
  return Number.isNaN(value) ? 'no number' : String(value) === '' ? 'empty' : String(value);
}
