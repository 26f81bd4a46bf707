/**
 * Component properties: what a component offers, what an instance sets, and which layers follow. A variant's own
 * definitions point at those of its set, so every id is taken to the definition it stands for.
 */
import { type Fields, fieldsOf, findText, listOf, textOf } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';
import {
  definitionsOf,
  propertyTypes,
  readAssignedValue,
  toRestValue,
  writeDefinitions,
  writeVariants,
} from './property-definitions.ts';

/** What an instance sets, by the id of the property. */
export type Assignments = ReadonlyMap<string, Fields>;

export interface PropertyRegistry {
  /** What an instance sets, on top of what its component's definitions start from. */
  assignmentsOf(instance: Fields): Assignments;
  /** The layer as the properties of the instance around it have it. */
  apply(node: Fields, assignments: Assignments): Fields;
  /** The id of the node whose content fills a slot; `null` where the layer is none or holds its own. */
  findSlotContent(node: Fields, assignments: Assignments): string | null;
  /** REST's `componentPropertyDefinitions`. */
  writeDefinitions(component: Fields): Fields;
  /** REST's `componentProperties`. */
  writeValues(instance: Fields, component: Fields): Fields;
  /** REST's `componentPropertyReferences`; `null` where nothing follows a property. */
  writeReferences(node: Fields): Fields | null;
}

/** How long a chain of definitions may be. */
const longestChain = 8;

const referenceNames: Readonly<Record<string, string>> = {
  VISIBLE: 'visible',
  TEXT_DATA: 'characters',
  OVERRIDDEN_SYMBOL_ID: 'mainComponent',
};

/** Opens the book over an indexed file. */
export function createPropertyRegistry(index: FigIndex): PropertyRegistry {
  const definitions = new Map<string, Fields>();
  for (const node of index.nodes) {
    for (const definition of definitionsOf(node)) {
      const id = idOf(definition.id);
      if (id !== null) definitions.set(id, definition);
    }
  }
  const canonical = (id: string, depth = 0): string => {
    const parent = referenceOf(definitions.get(id)?.parentPropDefId);
    return parent === null || depth > longestChain ? id : canonical(parent, depth + 1);
  };
  const nameOf = (id: string): string | null => {
    const name = findText(definitions.get(id)?.name);
    return name === null ? null : `${name}#${id}`;
  };
  const referencesOf = (node: Fields) =>
    [...ownReferences(node), ...parameterReferences(node)].map(({ id, field }) => ({
      id: canonical(id),
      field,
    }));
  return {
    assignmentsOf(instance) {
      const set = listOf(instance.componentPropAssignments).map(fieldsOf);
      return new Map(
        set.flatMap((assignment) => {
          const id = idOf(assignment.defID);
          return id === null ? [] : [[canonical(id), readAssignedValue(assignment)] as const];
        }),
      );
    },
    apply: (node, assignments) =>
      assignments.size === 0
        ? node
        : referencesOf(node).reduce(
            (layer, { id, field }) => setField(layer, field, assignments.get(id)),
            node,
          ),
    findSlotContent(node, assignments) {
      const slot =
        assignments.size === 0
          ? undefined
          : referencesOf(node).find(({ field }) => field === 'SLOT_CONTENT_ID');
      return slot === undefined ? null : referenceOf(assignments.get(slot.id)?.guidValue);
    },
    writeDefinitions: (component) => writeDefinitions(component, index),
    writeValues(instance, component) {
      const values: Record<string, unknown> = { ...writeVariants(component, index) };
      for (const assignment of listOf(instance.componentPropAssignments).map(fieldsOf)) {
        const id = canonical(idOf(assignment.defID) ?? '');
        const name = nameOf(id);
        const type = propertyTypes[textOf(definitions.get(id)?.type, '')];
        const value = toRestValue(readAssignedValue(assignment));
        if (name !== null && type !== undefined && value !== null) values[name] = { type, value };
      }
      return values;
    },
    writeReferences(node) {
      const written = referencesOf(node).flatMap(({ id, field }) => {
        const [name, rest] = [nameOf(id), referenceNames[field]];
        return name === null || rest === undefined ? [] : [[rest, name] as const];
      });
      return written.length === 0 ? null : Object.fromEntries(written);
    },
  };
}

interface Reference {
  readonly id: string;
  readonly field: string;
}

function ownReferences(node: Fields): readonly Reference[] {
  return listOf(node.componentPropRefs)
    .map(fieldsOf)
    .flatMap(({ defID, componentPropNodeField, isDeleted }) => {
      const id = referenceOf(defID);
      return id === null || isDeleted === true ? [] : [{ id, field: textOf(componentPropNodeField, '') }];
    });
}

/** Newer files say the same in the way of variables. */
function parameterReferences(node: Fields): readonly Reference[] {
  return listOf(fieldsOf(node.parameterConsumptionMap).entries)
    .map(fieldsOf)
    .flatMap(({ variableField, variableData }) => {
      const { propRefValue } = fieldsOf(fieldsOf(variableData).value);
      const id = referenceOf(fieldsOf(propRefValue).defId);
      return id === null ? [] : [{ id, field: textOf(variableField, '') }];
    });
}

function setField(node: Fields, field: string, value: Fields | undefined): Fields {
  if (value === undefined) return node;
  if (field === 'VISIBLE' && typeof value.boolValue === 'boolean')
    return { ...node, visible: value.boolValue };
  if (field === 'OVERRIDDEN_SYMBOL_ID' && referenceOf(value.guidValue) !== null) {
    return { ...node, overriddenSymbolID: value.guidValue };
  }
  const text = fieldsOf(value.textValue);
  if (field === 'TEXT_DATA' && typeof text.characters === 'string') return { ...node, textData: text };
  return node;
}
