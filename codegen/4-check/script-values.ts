/** What an expression comes to without being run, and the names in reach of it. */
import type { ts } from 'ts-morph';
import type { MarkupNode } from './markup.ts';

export type Value =
  | { readonly kind: 'primitive'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Value> }
  | { readonly kind: 'markup'; readonly nodes: readonly MarkupNode[] }
  | FunctionValue
  /** What a package exports under this name. */
  | { readonly kind: 'outside'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface FunctionValue {
  readonly kind: 'function';
  readonly node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
  readonly scope: Scope;
}

export const unknown: Value = { kind: 'unknown' };

export function primitive(value: string | number | boolean | null | undefined): Value {
  return { kind: 'primitive', value };
}

export function listOf(items: readonly Value[]): Value {
  return { kind: 'list', items };
}

export function recordOf(fields: Readonly<Record<string, Value>> = {}): Value {
  return { kind: 'record', fields: new Map(Object.entries(fields)) };
}

/** A member of a list or record; of anything else it is unknown. */
export function fieldOf(value: Value, name: string): Value {
  if (value.kind === 'record') return value.fields.get(name) ?? primitive(undefined);
  if (value.kind === 'list') {
    return name === 'length'
      ? primitive(value.items.length)
      : (value.items[Number(name)] ?? primitive(undefined));
  }
  return value.kind === 'outside' ? { kind: 'outside', name } : unknown;
}

/** Whether JavaScript takes it for true; `null` where that cannot be told. */
export function truthOf(value: Value): boolean | null {
  if (value.kind === 'unknown') return null;
  return value.kind === 'primitive' ? Boolean(value.value) : true;
}

/** What it is as text; `null` where it is no text. */
export function textOfValue(value: Value): string | null {
  return value.kind === 'primitive' ? String(value.value) : null;
}

export interface Scope {
  /** The file its names stand in. */
  readonly file: string;
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  /** Worked out when it is first asked for; unknown while it asks for itself. */
  setLazy(name: string, read: () => Value): void;
}

export function createScope(parent: Scope | null, file = parent?.file ?? ''): Scope {
  const values = new Map<string, Value>();
  const lazy = new Map<string, () => Value>();
  return {
    file,
    get(name) {
      const read = lazy.get(name);
      if (read) {
        lazy.delete(name);
        values.set(name, unknown);
        values.set(name, read());
      }
      return values.get(name) ?? parent?.get(name);
    },
    set: (name, value) => void values.set(name, value),
    setLazy: (name, read) => void lazy.set(name, read),
  };
}
