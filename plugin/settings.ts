/**
 * What the panel remembers on this computer. Each value is an entry of its own, written at the change: two windows that
 * change different things keep both, and what was changed is kept although the panel closes in the next moment.
 */
import { defaultPanelSettings, type PanelSettings, type SettingPath } from '#design/settings';
import { servicesWithKey, type StoredKey } from '#design/service-address';
import { createStorageArea } from './client-storage.ts';
import { findFileId, getFileId } from './file-identity.ts';
import { listKeys } from './keys.ts';
import type { SharedSettingsStore } from './shared-settings.ts';

/** What is remembered for this person whatever file is open, as `setting budget.month`. */
const prefix = 'setting ';
const settings = createStorageArea('settings', figma.clientStorage);
/** What is remembered for each file besides, as `choice <file id> target`; a new file begins with what was chosen last. */
const choices = createStorageArea('choices', figma.clientStorage);
/** Files whose choices are kept; the one that was chosen for longest ago is forgotten first. */
const maxFiles = 30;
/** Where all of it was one entry once. */
const formerKeys = { settings: 'settings', choices: 'choices' };

const chosenPerFile: ReadonlySet<string> = new Set(['target', 'styles', 'mode']);

interface StoredChoice {
  /** ms since 1970. */
  readonly at: number;
  readonly value: unknown;
}

/** What belongs to this computer of `PanelSettings`. */
export type LocalSettings = Omit<PanelSettings, 'hostProject' | 'imageRules' | 'pictureSets'>;

export interface StoredSettings {
  readonly settings: LocalSettings;
  readonly keys: readonly StoredKey[];
  /** True until anything was ever changed. */
  readonly isFirstRun: boolean;
}

/** Settings as they were left, with the choices last made in this file. */
export async function readStoredSettings(): Promise<StoredSettings> {
  try {
    return await readSettings();
  } catch {
    figma.notify(
      'Figma could not read the stored settings. The defaults are used until you reopen the plugin.',
    );
    return { settings: defaultPanelSettings, keys: [], isFirstRun: false };
  }
}

async function readSettings(): Promise<StoredSettings> {
  const entries = new Map(await settings.readAll());
  await migrateFormerSettings(entries);
  const opened: Record<string, unknown> = { ...defaultPanelSettings };
  for (const [name, value] of entries) setPath(opened, name.slice(prefix.length).split('.'), value);
  fileId = await findFileId();
  const ofFile = await readChoices();
  const local = opened as unknown as LocalSettings;
  const keys = await listKeys(local);
  return {
    settings: { ...local, ...ofFile, keysKept: servicesWithKey(local, keys) },
    keys,
    isFirstRun: entries.size === 0,
  };
}

/** The settings of this computer, and those that the document keeps. */
export function withShared(settings: LocalSettings, shared: SharedSettingsStore): PanelSettings {
  const { config, sheets, rules, sets } = shared.read();
  return { ...settings, hostProject: { config, sheets }, imageRules: rules, pictureSets: sets };
}

/** Keeps one value in the place of the former, or forgets it where it is `undefined`; throws `StorageFull`. */
export async function changeSetting(path: SettingPath, value: unknown): Promise<void> {
  const name = prefix + path.join('.');
  const written = value === undefined ? settings.remove(name) : settings.write(name, value);
  const [key] = path;
  if (chosenPerFile.has(key)) {
    // A convenience: where it does not fit, what was chosen last in any file holds.
    void storeChoice(key, { at: Date.now(), value }).catch(() => undefined);
  }
  await written;
}

/** The file's id as this run last knew it. */
let fileId = '';

/** Keeps it at once under the id that is known, and says that id in the document, which may settle on another one. */
async function storeChoice(key: string, choice: StoredChoice): Promise<void> {
  const known = fileId;
  const isKept = choices.write(prefixOfFile() + key, choice);
  fileId = await getFileId();
  await isKept;
  if (fileId !== known) await choices.write(prefixOfFile() + key, choice);
}

async function readChoices(): Promise<Record<string, unknown>> {
  const all = await choices.readAll();
  await forgetOldest(all);
  const own = prefixOfFile();
  const ofFile = [...all].filter(([name]) => name.startsWith(own));
  return Object.fromEntries(
    ofFile
      .map(([name, choice]) => [name.slice(own.length), (choice as StoredChoice).value] as const)
      .filter(([key, value]) => chosenPerFile.has(key) && value !== undefined),
  );
}

async function forgetOldest(all: ReadonlyMap<string, unknown>): Promise<void> {
  const latest = new Map<string, number>();
  const fileOf = (name: string) => name.slice(0, name.lastIndexOf(' '));
  for (const [name, choice] of all) {
    const { at } = choice as StoredChoice;
    latest.set(fileOf(name), Math.max(at, latest.get(fileOf(name)) ?? 0));
  }
  const files = [...latest].sort(([, one], [, other]) => other - one).map(([file]) => file);
  const gone = new Set(files.slice(maxFiles));
  for (const name of all.keys()) if (gone.has(fileOf(name))) await choices.remove(name);
}

function prefixOfFile(): string {
  return `choice ${fileId} `;
}

/** Settings were one entry once; each of its values that nothing newer stands for becomes one of its own. */
async function migrateFormerSettings(entries: Map<string, unknown>): Promise<void> {
  const stored = (await figma.clientStorage.getAsync(formerKeys.settings)) as object | undefined;
  if (stored === undefined) return;
  for (const [path, value] of listLeaves(stored, [])) {
    const name = prefix + path.join('.');
    if (path[0] === 'keysKept' || entries.has(name)) continue;
    entries.set(name, value);
    await settings.write(name, value);
  }
  await figma.clientStorage.deleteAsync(formerKeys.settings);
  await figma.clientStorage.deleteAsync(formerKeys.choices);
}

function listLeaves(value: unknown, path: readonly string[]): [readonly string[], unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => listLeaves(inner, [...path, key]));
}

/** Sets a value deep in an object, along copies, so that nothing else sees it; what no setting is called is left out. */
function setPath(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const copy = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  target[key] = copy;
  setPath(copy, rest, value);
}
