/**
 * What the document keeps for everyone who opens it: the team's config, its style sheets, the rules for pictures
 * and the style cards of sets.
 *
 * Others may change them while a panel is open, in Figma's own time, and an undo changes them too. So a change names the
 * version that it was made from. Where the document holds something else by now, a config or a sheet is not overwritten:
 * the panel gets the newer text and its own back. Rules are merged one by one. A write that leaves within the same
 * moment as another person's is beyond what a plugin can see; the next look at the document shows who was last.
 */
import { readRules } from '#design/image-rules';
import { readFormerHostProject } from '#design/host-project';
import type { MessageToPanel } from '#design/messages';
import { readPictureSets } from '#design/picture-sets';
import {
  findSharedMistake,
  isSharedList,
  mergeRules,
  mergeSets,
  type SharedKey,
  sharedKeys,
  type SharedSettings,
} from '#design/shared-settings';
import { orElse } from './ask-figma.ts';
import { type PluginDataNode, readLongEntry, writeLongEntry } from './long-entry.ts';

/** Where each is stored, as text. */
const entryNames: Readonly<Record<SharedKey, string>> = {
  config: 'host-project-config',
  sheets: 'host-project-sheets',
  rules: 'image-rules',
  sets: 'picture-sets',
};
/** Where older versions stored them. */
const formerNames = { config: 'house-config', sheets: 'house-sheets' } as const;
/** Where still older versions stored config and sheets together. */
const formerEntry = 'house';
/** ms between two writes of one value: a person types ten letters a second, and a long text is written whole. */
const writeIntervalMs = { short: 150, long: 1000 };
/** UTF-16 units from which on a text is long. */
const minLongLength = 30_000;

/** One value as this run knows it. */
interface Known {
  /** The text that the document had when this run last read or wrote it. */
  text: string;
  /** Counts what others did to it. */
  version: number;
  /** By version: the text that a change of that version was made from. */
  readonly bases: Map<number, string>;
  /** A change that waits for its turn to be written. */
  pending: string | null;
  timer: ReturnType<typeof setTimeout> | null;
}

export interface SharedSettingsStore {
  read(): SharedSettings;
  /** Takes a change that was made from the `seen` version; what cannot be kept is told to the panel. */
  change(key: SharedKey, value: SharedSettings[SharedKey], seen: number): void;
  /** Tells the panel what others have changed since it was last told. */
  refresh(): void;
  /** Writes at once what waits for its turn: the plugin is about to close. */
  readonly flush: () => void;
}

type SendToPanel = (
  message: Extract<MessageToPanel, { readonly type: 'shared-changed' | 'shared-refused' }>,
) => void;

/** @param root `figma.root` */
export function createSharedSettings(root: PluginDataNode, report: SendToPanel): SharedSettingsStore {
  const open = (key: SharedKey): Known => {
    // What cannot be read now is not written over: it differs as soon as it can.
    const text = orElse(() => readText(root, key), '');
    return { text, version: 0, bases: new Map([[0, text]]), pending: null, timer: null };
  };
  const known = {
    config: open('config'),
    sheets: open('sheets'),
    rules: open('rules'),
    sets: open('sets'),
  };

  function reportChange(key: SharedKey, refused: SharedSettings[SharedKey] | null): void {
    const one = known[key];
    one.version += 1;
    one.bases.set(one.version, one.pending ?? one.text);
    const value = valueOf(key, one.pending ?? one.text);
    report({ type: 'shared-changed', key, value, version: one.version, refused });
  }

  /** Writes what waits, unless the document has changed meanwhile: then the two are brought together first. */
  function write(key: SharedKey): void {
    const one = known[key];
    const { pending } = one;
    if (one.timer !== null) clearTimeout(one.timer);
    one.timer = null;
    if (pending === null) return;
    one.pending = null;
    const current = readText(root, key);
    if (current !== one.text) {
      const base = one.text;
      one.text = current;
      mergeAndWrite(key, base, current, pending);
      return;
    }
    writeOrReport(key, pending);
  }

  function writeOrReport(key: SharedKey, text: string): void {
    try {
      writeText(root, key, text);
      known[key].text = text;
    } catch (error) {
      // Someone who may only look at the file cannot keep anything in it.
      const detail = error instanceof Error ? error.message : String(error);
      report({
        type: 'shared-refused',
        key,
        message: `Not saved in this file: Figma refused it (${detail}).`,
      });
    }
  }

  /** What others have made of a value, and what this panel has, both from one base. */
  function mergeAndWrite(key: SharedKey, base: string, theirs: string, mine: string): void {
    if (!isSharedList(key)) {
      if (theirs === base) writeOrReport(key, mine);
      reportChange(key, theirs === base || theirs === mine ? null : mine);
      return;
    }
    const { merged, refused } =
      key === 'rules'
        ? renameMerged(mergeRules(rulesIn(base), rulesIn(theirs), rulesIn(mine)))
        : renameMerged(mergeSets(setsIn(base), setsIn(theirs), setsIn(mine)));
    writeOrReport(key, textOf(merged));
    reportChange(key, refused.length === 0 ? null : refused);
  }

  function change(key: SharedKey, value: SharedSettings[SharedKey], seen: number): void {
    const one = known[key];
    const text = typeof value === 'string' ? value : textOf(value);
    const mistake = findSharedMistake(key, text);
    if (mistake !== null) {
      report({ type: 'shared-refused', key, message: mistake });
      return;
    }
    if (seen !== one.version) {
      write(key);
      const current = readText(root, key);
      one.text = current;
      mergeAndWrite(key, one.bases.get(seen) ?? current, current, text);
      one.bases.set(seen, text);
      return;
    }
    one.bases.set(seen, text);
    one.pending = text;
    if (one.timer !== null) return;
    write(key);
    one.timer = setTimeout(
      () => {
        one.timer = null;
        write(key);
      },
      text.length < minLongLength ? writeIntervalMs.short : writeIntervalMs.long,
    );
  }

  return {
    read: () => ({
      config: known.config.text,
      sheets: known.sheets.text,
      rules: rulesIn(known.rules.text),
      sets: setsIn(known.sets.text),
    }),
    change,
    refresh() {
      for (const key of sharedKeys) {
        write(key);
        const current = readText(root, key);
        if (current === known[key].text) continue;
        known[key].text = current;
        reportChange(key, null);
      }
    },
    flush: () => sharedKeys.forEach(write),
  };
}

function readText(root: PluginDataNode, key: SharedKey): string {
  const former = isSharedList(key) ? null : readFormerText(root, key);
  return former ?? readLongEntry(root, entryNames[key]);
}

function writeText(root: PluginDataNode, key: SharedKey, text: string): void {
  if (!isSharedList(key)) moveFormerTexts(root);
  writeLongEntry(root, entryNames[key], text);
}

/** What an older version stored; `null` where there is nothing of it. */
function readFormerText(root: PluginDataNode, key: keyof typeof formerNames): string | null {
  const both = root.getPluginData(formerEntry);
  if (both !== '') return readFormerHostProject(both)[key];
  return readLongEntry(root, formerNames[key]) || null;
}

function moveFormerTexts(root: PluginDataNode): void {
  for (const key of ['config', 'sheets'] as const) {
    const former = readFormerText(root, key);
    if (former === null) continue;
    writeLongEntry(root, entryNames[key], former);
    writeLongEntry(root, formerNames[key], '');
  }
  if (root.getPluginData(formerEntry) !== '') root.setPluginData(formerEntry, '');
}

function valueOf(key: SharedKey, text: string): SharedSettings[SharedKey] {
  if (key === 'sets') return setsIn(text);
  return key === 'rules' ? rulesIn(text) : text;
}

/** What in them is broken is left out. */
function rulesIn(text: string): SharedSettings['rules'] {
  return readRules(parseList(text)).rules;
}

function setsIn(text: string): SharedSettings['sets'] {
  return readPictureSets(parseList(text));
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text || '[]');
  } catch {
    return [];
  }
}

type SharedList = SharedSettings['rules'] | SharedSettings['sets'];

/** What two merges answer under one name. */
function renameMerged({
  refused,
  ...lists
}:
  | { readonly rules: SharedSettings['rules']; readonly refused: SharedSettings['rules'] }
  | { readonly sets: SharedSettings['sets']; readonly refused: SharedSettings['sets'] }): {
  readonly merged: SharedList;
  readonly refused: SharedList;
} {
  return { merged: 'rules' in lists ? lists.rules : lists.sets, refused };
}

function textOf(list: SharedList | string): string {
  return list.length === 0 ? '' : JSON.stringify(list);
}
