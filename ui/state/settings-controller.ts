/**
 * The settings as the panel shows and changes them. Every change leaves for the sandbox at once, value by value: the
 * sandbox outlives the panel, and two windows that change different things both keep theirs. What the document keeps for
 * everyone may be changed by others too. Then their version is shown, and one's own can be applied again.
 */
import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { MessageToPanel } from '#design/messages';
import { defaultPanelSettings, type PanelSettings, type SettingPath } from '#design/settings';
import { findSharedMistake, type SharedKey, type SharedSettings } from '#design/shared-settings';
import type { Bridge } from './bridge.ts';

/** What this panel has of a value that others changed meanwhile. */
export type Unapplied = { readonly [Key in SharedKey]?: SharedSettings[Key] };

export interface SettingsController {
  readonly settings: ReadonlySignal<PanelSettings>;
  /** One's own values that conflict with changes of others; they take effect once they are applied again. */
  readonly unapplied: ReadonlySignal<Unapplied>;
  /** Why a value is not kept, a sentence each, by the value's name: `typed.prompt`, `rules`, `models.openai.text`. */
  readonly refusals: ReadonlySignal<Readonly<Record<string, string>>>;
  /** The sections of the settings that are open. */
  readonly openSections: Signal<ReadonlySet<string>>;
  readonly change: (changed: Partial<PanelSettings>) => void;
  /** Discards one's own conflicting value, or one rule of it. */
  readonly discard: (key: SharedKey, ruleId?: string) => void;
  /** Asks for what others have changed. */
  refresh(): void;
  start(settings: PanelSettings): void;
  receive(message: MessageToPanel): void;
}

export function createSettingsController(bridge: Bridge): SettingsController {
  const settings = signal<PanelSettings>(defaultPanelSettings);
  const unapplied = signal<Unapplied>({});
  const refusals = signal<Readonly<Record<string, string>>>({});
  const versions: Record<SharedKey, number> = { config: 0, sheets: 0, rules: 0, sets: 0 };

  const setRefusal = (name: string, message: string | null) => {
    if (message === null && !(name in refusals.peek())) return;
    const { [name]: _former, ...others } = refusals.peek();
    refusals.value = message === null ? others : { ...others, [name]: message };
  };

  function changeShared<Key extends SharedKey>(key: Key, value: SharedSettings[Key]): void {
    const mistake = findSharedMistake(key, typeof value === 'string' ? value : JSON.stringify(value));
    setRefusal(key, mistake);
    if (mistake === null) bridge.send({ type: 'change-shared', key, value, seen: versions[key] });
  }

  function send(before: PanelSettings, after: PanelSettings): void {
    const {
      hostProject: hostProjectBefore,
      imageRules: rulesBefore,
      pictureSets: setsBefore,
      keysKept: _before,
      ...ownBefore
    } = before;
    const { hostProject, imageRules, pictureSets, keysKept: _after, ...own } = after;
    if (hostProject.config !== hostProjectBefore.config) changeShared('config', hostProject.config);
    if (hostProject.sheets !== hostProjectBefore.sheets) changeShared('sheets', hostProject.sheets);
    if (imageRules !== rulesBefore) changeShared('rules', imageRules);
    if (pictureSets !== setsBefore) changeShared('sets', pictureSets);
    for (const [path, value] of listChanges(ownBefore, own, [])) {
      setRefusal(path.join('.'), null);
      // Keys of the settings, which begin every path of them.
      bridge.send({ type: 'change-setting', path: path as unknown as SettingPath, value });
    }
  }

  return {
    settings,
    unapplied,
    refusals,
    openSections: signal<ReadonlySet<string>>(new Set()),
    change(changed) {
      const before = settings.peek();
      settings.value = { ...before, ...changed };
      send(before, settings.peek());
    },
    discard(key, ruleId) {
      const { [key]: _gone, ...others } = unapplied.peek();
      const rules = unapplied.peek().rules?.filter(({ id }) => id !== ruleId) ?? [];
      unapplied.value = ruleId === undefined || rules.length === 0 ? others : { ...others, rules };
    },
    refresh: () => bridge.send({ type: 'refresh-shared' }),
    start(started) {
      settings.value = started;
    },
    receive(message) {
      if (message.type === 'shared-changed') {
        const { key, value, version, refused } = message;
        versions[key] = version;
        settings.value = withShared(settings.peek(), key, value);
        if (refused !== null) unapplied.value = { ...unapplied.peek(), [key]: refused };
        setRefusal(key, null);
      } else if (message.type === 'shared-refused') setRefusal(message.key, message.message);
      else if (message.type === 'setting-refused') setRefusal(message.path.join('.'), message.message);
    },
  };
}

function withShared(
  settings: PanelSettings,
  key: SharedKey,
  value: SharedSettings[SharedKey],
): PanelSettings {
  // A value is of the type of its key.
  if (key === 'rules') return { ...settings, imageRules: value as SharedSettings['rules'] };
  if (key === 'sets') return { ...settings, pictureSets: value as SharedSettings['sets'] };
  return { ...settings, hostProject: { ...settings.hostProject, [key]: value } };
}

/** The leaves that differ, with what they are now; `undefined` for those that are gone. */
function listChanges(
  before: unknown,
  after: unknown,
  path: readonly string[],
): (readonly [path: readonly string[], value: unknown])[] {
  if (before === after) return [];
  const [was, is] = [isRecord(before) ? before : null, isRecord(after) ? after : null];
  if ((was ?? is) === null || (was === null && before !== undefined) || (is === null && after !== undefined))
    return [[path, after]];
  const keys = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...keys].flatMap((key) => listChanges(was?.[key], is?.[key], [...path, key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
