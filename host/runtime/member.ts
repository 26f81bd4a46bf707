import type { NodeState } from './session.ts';

/** How one member of a node is read and, if Figma allows it, written. */
export interface Member<Value> {
  get(state: NodeState): Value;
  /** A method, so that a member of a narrower type may stand for one of Figma's wider type. */
  set?(state: NodeState, value: Value): void;
}

/** Members of one of Figma's own interfaces, so that tsc compares them with the typings. */
export type Members<Interface> = {
  readonly [Name in keyof Interface as Name extends 'toString' ? never : Name]?: Member<Interface[Name]>;
};

/** A member that REST keeps under the same or another name, as it is. */
export function plain<Value>(field: string, fallback: Value): Member<Value> {
  return {
    get: (state) => frozenCopy((state.layer[field] ?? fallback) as Value),
    set: (state, value) => {
      state.edit(`set_${field}`, { [field]: frozenCopy(value) });
    },
  };
}

export function readOnly<Value>(get: (state: NodeState) => Value): Member<Value> {
  return { get };
}

/** Figma returns copies: a change of a read value has no effect until it is set again. */
export function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as unknown as Value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = frozenCopy(inner);
  return Object.freeze(copy) as Value;
}
