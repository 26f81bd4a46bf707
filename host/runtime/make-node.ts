import { nodes } from 'host:api-members';
import type { Member } from './member.ts';
import { baseMembers, toStringMember } from './nodes/base.ts';
import { childrenMembers } from './nodes/children.ts';
import { componentMembers, instanceMembers } from './nodes/component.ts';
import { cloneMembers, exportMembers } from './nodes/export.ts';
import { autoLayoutMembers, frameMembers, groupMembers, sectionMembers } from './nodes/frame.ts';
import {
  blendMembers,
  cornerMembers,
  fillMembers,
  shapeMembers,
  strokeMembers,
  vectorMembers,
} from './nodes/appearance.ts';
import { documentMembers, pageMembers } from './nodes/page.ts';
import { placementMembers } from './nodes/placement.ts';
import { constraintMembers, modeMembers, sceneMembers } from './nodes/scene.ts';
import { textFills, textMembers } from './nodes/text.ts';
import type { NodeState } from './session.ts';
import { notImplemented } from './not-implemented.ts';

type Table = Readonly<Record<string, Member<unknown>>>;

/** One table of all members: a member means the same on every type that has it. */
const sharedMembers = {
  ...frameMembers,
  ...sectionMembers,
  ...groupMembers,
  ...baseMembers,
  toString: toStringMember,
  ...childrenMembers,
  ...sceneMembers,
  ...modeMembers,
  ...constraintMembers,
  ...placementMembers,
  ...fillMembers,
  ...strokeMembers,
  ...cornerMembers,
  ...blendMembers,
  ...vectorMembers,
  ...shapeMembers,
  ...autoLayoutMembers,
  ...exportMembers,
  ...cloneMembers,
} as unknown as Table;

/** Members of single types, before those of all. */
const membersByType: Readonly<Record<string, Table>> = {
  PAGE: pageMembers,
  DOCUMENT: documentMembers,
  TEXT: { ...textMembers, fills: textFills },
  COMPONENT: componentMembers,
  COMPONENT_SET: componentMembers,
  INSTANCE: instanceMembers,
};

const states = new WeakMap<object, NodeState>();
const prototypes = new Map<string, object>();

/** The node of Figma's API for a layer: exactly the members that the typings give its type, no more. */
export function makeNode(state: NodeState): BaseNode {
  const known = prototypes.get(state.type);
  const prototype = known ?? makePrototype(state.type);
  if (!known) prototypes.set(state.type, prototype);
  const node = Object.create(prototype) as object;
  states.set(node, state);
  return Object.preventExtensions(node) as BaseNode;
}

export function stateOf(node: object): NodeState {
  const state = states.get(node);
  if (!state) throw new Error('This is not a node of the document.');
  return state;
}

function makePrototype(type: string): object {
  const prototype = {};
  const names = nodes[type] ?? nodes.SLICE ?? [];
  for (const name of names) {
    const member = name === 'type' ? undefined : findMember(type, name);
    if (name === 'type') Object.defineProperty(prototype, name, { value: type, enumerable: true });
    else
      Object.defineProperty(
        prototype,
        name,
        member ? accessors(name, member) : notImplemented(`${type}.${name}`),
      );
  }
  return prototype;
}

/** The host's way of doing a member of a node type; `undefined` where it has none. */
export function findMember(type: string, name: string): Member<unknown> | undefined {
  return membersByType[type]?.[name] ?? sharedMembers[name];
}

function accessors(name: string, member: Member<unknown>): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: object) {
      const state = stateOf(this);
      const value = member.get(state);
      if (typeof value !== 'function') return value;
      return state.session.faults.wrap(`node.${name}`, value as (...parameters: never[]) => unknown);
    },
    set(this: object, value: unknown) {
      const state = stateOf(this);
      if (!member.set)
        throw new Error(`in set_${name}: Cannot assign to read only property '${name}' of ${state.type}.`);
      state.session.faults.around(`node.${name} =`, () => {
        member.set?.(state, value);
      });
    },
  };
}
