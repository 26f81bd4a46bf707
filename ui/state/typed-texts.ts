/**
 * Keeps what is typed in the panel until it is used. Each change leaves for the sandbox at once, like a setting, so closing
 * the panel loses nothing. What is stored in another shape than the field has now is left out.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
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

/**
 * What a person did to one thing, such as a file or a server; it is kept as a text with the mark of that thing, and is left
 * out where the mark is another one.
 * @param state `null` where there is nothing to keep
 * @param restore gets the stored value, which has any shape
 */
export function keepWithMark(
  readMark: () => Promise<string>,
  state: ReadonlySignal<object | null>,
  restore: (value: unknown) => void,
): KeptField {
  const mark = signal<string | null>(null);
  const loadMark = async () => (mark.value = await readMark());
  effect(() => {
    if (state.value !== null && mark.peek() === null) void loadMark().catch(() => undefined);
  });
  return {
    state: computed(() =>
      state.value === null || mark.value === null
        ? ''
        : JSON.stringify({ mark: mark.value, value: state.value }),
    ),
    restore(stored) {
      const found = parseMarked(stored);
      if (found === null) return;
      const restoreOwn = async () => {
        // What was done here meanwhile is newer.
        if ((await loadMark()) === found.mark && state.peek() === null) restore(found.value);
      };
      void restoreOwn().catch(() => undefined);
    },
  };
}

function parseMarked(stored: unknown): { readonly mark: unknown; readonly value: unknown } | null {
  try {
    const found: unknown = typeof stored === 'string' ? JSON.parse(stored) : null;
    return isRecord(found) ? { mark: found['mark'], value: found['value'] } : null;
  } catch {
    return null;
  }
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
