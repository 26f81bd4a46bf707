/**
 * Edits of the document as plain data. An `Edit` is what is done, and what goes to the other windows of a file; the
 * `Change`s are all that it did, each with its reverse.
 */
import type { Layer } from './layer.ts';

/** A property of a layer: its path in the JSON and its value; `undefined` where the layer has no such property. */
export type Property = readonly [path: readonly string[], value: unknown];

/** Where a layer lies among the children of its parent. */
export interface TreePosition {
  readonly parentId: string;
  /** Counts only where `after` is no longer there. */
  readonly index: number;
  /** The sibling before it; `null` for the first. */
  readonly after: string | null;
}

export type Edit =
  | { readonly kind: 'fields'; readonly id: string; readonly properties: readonly Property[] }
  | { readonly kind: 'insert'; readonly layer: Layer; readonly at: TreePosition }
  | { readonly kind: 'move'; readonly id: string; readonly at: TreePosition }
  | { readonly kind: 'remove'; readonly id: string };

/** Edits that are made together. */
export interface EditStep {
  readonly edits: readonly Edit[];
  /** Nothing follows from the edits but what they say, as when an undo restores what was there. */
  readonly isExact: boolean;
}

export type Change =
  | {
      readonly kind: 'fields';
      readonly id: string;
      readonly before: readonly Property[];
      readonly after: readonly Property[];
      /** Derived from another change, as the boxes of the children of a moved layer. */
      readonly isDerived: boolean;
    }
  | { readonly kind: 'insert' | 'remove'; readonly layer: Layer; readonly at: TreePosition }
  | {
      readonly kind: 'move';
      readonly id: string;
      readonly before: TreePosition;
      readonly after: TreePosition;
    };

/**
 * Fields whose entries are properties of their own, and how many levels deep they lie. Figma documents plugin data as a
 * table of keys. That two windows can write two keys at the same moment follows from that; it is not documented.
 */
const tableDepths: Readonly<Record<string, number>> = {
  pluginData: 2,
  sharedPluginData: 2,
  style: 1,
  styles: 1,
  boundVariables: 1,
};

type Table = Readonly<Record<string, unknown>>;

/**
 * What an assignment of fields changes. A field counts as changed whenever it is assigned, an entry where it differs.
 */
export function propertiesOf(layer: Layer, fields: Table): readonly Property[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const depth = tableDepths[field] ?? 0;
    return depth === 0 ? [[[field], value]] : differences([field], layer[field], value, depth);
  });
}

function differences(path: readonly string[], before: unknown, after: unknown, depth: number): Property[] {
  if (depth === 0) return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, after]];
  const [old, next] = [tableOf(before), tableOf(after)];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...keys].flatMap((key) => differences([...path, key], old[key], next[key], depth - 1));
}

export function readProperty(layer: Layer, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => tableOf(at)[key], layer);
}

/** Tables of properties are not changed in place, and none is left empty. */
export function writeProperty(layer: Layer, [path, value]: Property): void {
  const [field = '', ...rest] = path;
  const next = rest.length === 0 ? value : withEntry(tableOf(layer[field]), rest, value);
  if (next === undefined) delete layer[field];
  else layer[field] = next;
}

function withEntry(table: Table, [key = '', ...rest]: readonly string[], value: unknown): Table | undefined {
  const next = rest.length === 0 ? value : withEntry(tableOf(table[key]), rest, value);
  const entries = Object.entries(table);
  const changed = Object.hasOwn(table, key)
    ? entries.map(([name, inner]) => [name, name === key ? next : inner] as const)
    : [...entries, [key, next] as const];
  const kept = changed.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null ? (value as Table) : {};
}

/** The edit that reverses a change. */
export function reverseOf(change: Change): Edit {
  switch (change.kind) {
    case 'fields':
      return { kind: 'fields', id: change.id, properties: change.before };
    case 'insert':
      return { kind: 'remove', id: change.layer.id };
    case 'remove':
      return { kind: 'insert', layer: change.layer, at: change.at };
    case 'move':
      return { kind: 'move', id: change.id, at: change.before };
  }
}
