/**
 * Keeps what is typed in the panel until it is used. Each change leaves for the sandbox at once, like a setting, so closing
 * the panel loses nothing. What is stored in another shape than the field has now is left out.
 */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { TypedName, TypedTexts } from '#design/settings';
import type { SettingsController } from './settings-controller.ts';

/** A field that is kept, as this file sees it. */
export interface KeptField {
  readonly state: ReadonlySignal<unknown>;
  readonly restore: (stored: unknown) => void;
}

/** A field whose value is kept; a stored one that is not known any more is left out. */
export function keep<Value>(
  state: Signal<Value>,
  isKnown: (value: Value) => boolean = () => true,
): KeptField {
  return {
    state,
    restore(stored) {
      const value = withShapeOf(state.peek(), stored);
      // It has the shape of the field's own value.
      if (value !== undefined && isKnown(value as Value)) state.value = value as Value;
    },
  };
}

export interface KeptTexts {
  /** Restores what was typed; changes are kept from now on. */
  start(stored: TypedTexts): void;
}

export function keepTyped(
  { settings, change }: Pick<SettingsController, 'settings' | 'change'>,
  fields: Readonly<Record<TypedName, KeptField>>,
): KeptTexts {
  const all = Object.entries(fields) as [TypedName, KeptField][];
  let isStarted = false;
  for (const [name, { state }] of all)
    effect(() => {
      const { value } = state;
      const { typed } = settings.peek();
      if (isStarted && typed[name] !== value) change({ typed: { ...typed, [name]: value } });
    });
  return {
    start(stored) {
      isStarted = false;
      for (const [name, { restore }] of all) if (stored[name] !== undefined) restore(stored[name]);
      isStarted = true;
    },
  };
}

/** The stored value as a value of the field; `undefined` where it is of another type. */
function withShapeOf(own: unknown, stored: unknown): unknown {
  if (!isRecord(own))
    return typeof own === typeof stored && Array.isArray(own) === Array.isArray(stored) ? stored : undefined;
  if (!isRecord(stored)) return undefined;
  const names = Object.keys(own);
  if (names.length === 0) return stored;
  return Object.fromEntries(names.map((name) => [name, withShapeOf(own[name], stored[name]) ?? own[name]]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
