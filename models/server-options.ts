/**
 * The options of a server as a form: its own description of them (label, kind, range, choices) and their values, checked
 * and grouped. What the server hides and what is secret is left out. Pure.
 */
export interface ServerOptions {
  readonly sections: readonly OptionSection[];
}

export interface OptionSection {
  readonly id: string;
  readonly title: string;
  readonly options: readonly ServerOption[];
}

export interface ServerOption {
  readonly name: string;
  readonly label: string;
  readonly control: OptionControl;
  readonly value: OptionValue;
  readonly standard: OptionValue;
}

export type OptionValue = string | number | boolean | readonly OptionChoice['value'][];

export interface OptionChoice {
  readonly value: string | number | boolean;
  readonly text: string;
}

export type OptionControl =
  | { readonly kind: 'heading' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'text' }
  | { readonly kind: 'colour' }
  | {
      readonly kind: 'number';
      readonly least: number | null;
      readonly most: number | null;
      readonly step: number | null;
      /** Whether the server shows it as a slider. */
      readonly isSlider: boolean;
    }
  | { readonly kind: 'one-of'; readonly choices: readonly OptionChoice[] }
  | { readonly kind: 'some-of'; readonly choices: readonly OptionChoice[] };

/** Reads what a server says of its options, and their values; `null` where it says nothing readable. */
export function readServerOptions(info: unknown, values: unknown): ServerOptions | null {
  if (!isRecord(info) || !isRecord(info['options']) || !isRecord(values)) return null;
  const sections = new Map<string, { title: string; options: ServerOption[] }>();
  const listed = Array.isArray(info['sections']) ? info['sections'].filter(isRecord) : [];
  for (const { id, title, hidden } of listed)
    if (typeof id === 'string' && hidden !== true)
      sections.set(id, { title: textOf(title) || id, options: [] });
  for (const [name, entry] of Object.entries(info['options'])) {
    if (!isRecord(entry)) continue;
    const section = sections.get(textOf(entry['section_id']));
    const option = section === undefined ? null : readOption(name, entry, values[name]);
    if (option !== null) section?.options.push(option);
  }
  return {
    sections: [...sections].flatMap(([id, section]) =>
      section.options.some(({ control }) => control.kind !== 'heading') ? [{ id, ...section }] : [],
    ),
  };
}

function readOption(
  name: string,
  entry: Readonly<Record<string, unknown>>,
  value: unknown,
): ServerOption | null {
  const isShown = entry['visible'] !== false && entry['hidden'] !== true;
  if (!isShown || entry['is_secret'] === true || entry['is_legacy'] === true) return null;
  const control = readControl(entry, value);
  const label = textOf(entry['label']);
  if (control === null || (control.kind === 'heading' && label === '')) return null;
  const standard = fitValue(control, entry['default']);
  return {
    name,
    label: label === '' ? name : label,
    control,
    standard,
    value: value == null ? standard : fitValue(control, value),
  };
}

/** The kinds of `component` and `type` (https://github.com/vladmandic/sdnext, `modules/api/options.py`). */
function readControl(entry: Readonly<Record<string, unknown>>, value: unknown): OptionControl | null {
  const given = isRecord(entry['component_args']) ? entry['component_args'] : {};
  const choices = readChoices(given['choices']);
  const isList = entry['type'] === 'array' || given['multiselect'] === true || Array.isArray(value);
  switch (entry['component']) {
    case 'separator':
      return { kind: 'heading' };
    case 'switch':
      return { kind: 'switch' };
    case 'color':
      return { kind: 'colour' };
    case 'slider':
    case 'number':
      return {
        kind: 'number',
        least: numberOf(given['minimum']),
        most: numberOf(given['maximum']),
        step: numberOf(given['step']) ?? (given['precision'] === 0 ? 1 : null),
        isSlider: entry['component'] === 'slider',
      };
    case 'radio':
    case 'dropdown':
    case 'checkboxgroup':
      if (isList || entry['component'] === 'checkboxgroup') return { kind: 'some-of', choices };
      // A dropdown whose choices are not known takes what is typed.
      return choices.length === 0 ? { kind: 'text' } : { kind: 'one-of', choices };
    case 'input':
      return entry['type'] === 'array' ? { kind: 'some-of', choices } : { kind: 'text' };
    default:
      return null;
  }
}

/** A choice is a value, or a text and its value. */
function readChoices(given: unknown): readonly OptionChoice[] {
  return (Array.isArray(given) ? (given as readonly unknown[]) : []).flatMap((choice) => {
    const [text, value] = Array.isArray(choice)
      ? [choice[0] as unknown, (choice[1] ?? choice[0]) as unknown]
      : [choice, choice];
    return isPlain(value) ? [{ value, text: String(text) }] : [];
  });
}

function fitValue(control: OptionControl, value: unknown): OptionValue {
  switch (control.kind) {
    case 'switch':
      return value === true;
    case 'number':
      return numberOf(value) ?? control.least ?? 0;
    case 'some-of':
      return Array.isArray(value) ? value.filter(isPlain) : isPlain(value) && value !== '' ? [value] : [];
    case 'one-of':
      return isPlain(value) ? value : '';
    case 'heading':
      return '';
    case 'text':
    case 'colour':
      return isPlain(value) ? String(value) : '';
  }
}

/** Why a value cannot be sent, as one sentence; `null` where it can. */
export function findOptionMistake({ label, control }: ServerOption, value: OptionValue): string | null {
  if (control.kind === 'colour' && !/^#[\da-f]{6}$/i.test(String(value)))
    return `${label}: write a colour as #1d3557.`;
  if (control.kind !== 'number') return null;
  const { least, most } = control;
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${label}: write a number.`;
  if (least !== null && value < least) return `${label} is at least ${String(least)}.`;
  if (most !== null && value > most) return `${label} is at most ${String(most)}.`;
  return null;
}

/** Whether two values are the same. */
export function isSameOption(one: OptionValue, other: OptionValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** All options of a form except headings, by name. */
export function listOptions({ sections }: ServerOptions): ReadonlyMap<string, ServerOption> {
  const all = sections.flatMap(({ options }) => options.filter(({ control }) => control.kind !== 'heading'));
  return new Map(all.map((option) => [option.name, option]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is OptionChoice['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
