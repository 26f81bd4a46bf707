/** The variables of a file with what each is worth in the modes of a layer. */
import { findPageModes } from '#design/read/find-page-modes';
import { fieldsOf, findNumber, findText, listOf, textOf } from '#design/read/fields';
import { readColour } from '#design/read/read-colour';
import { type Modes, readModes } from '#design/read/token-registry';
import type { SnapshotVariables } from '#design/snapshot';
import type { Colour } from '#design/tree';
import { type AuditFrame, chainOf, type Layer } from './audit-frame.ts';

export interface ColourVariable {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly value: Colour;
  /** It has another value in another mode. */
  readonly isThemed: boolean;
  /** Other variables take their values from it. */
  readonly isPrimitive: boolean;
}

export interface NumberVariable {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly value: number;
}

export interface KnownVariables {
  readonly colours: readonly ColourVariable[];
  readonly numbers: readonly NumberVariable[];
}

/** What the variables are worth in a layer. */
export type VariablesAt = (layer: Layer) => KnownVariables;

const none: KnownVariables = { colours: [], numbers: [] };

export function indexVariables(frame: AuditFrame, source: SnapshotVariables | null): VariablesAt {
  if (source === null) return () => none;
  const pageModes = findPageModes(frame.root.raw, source);
  const known = new Map<string, KnownVariables>();
  return (layer) => {
    const modes = [...chainOf(layer)]
      .reverse()
      .reduce<Modes>((around, { raw }) => readModes(raw, around), pageModes);
    const key = JSON.stringify(Object.entries(modes).sort());
    const former = known.get(key);
    if (former !== undefined) return former;
    const read = readVariables(source, modes);
    known.set(key, read);
    return read;
  };
}

function readVariables(source: SnapshotVariables, modes: Modes): KnownVariables {
  const colours: ColourVariable[] = [];
  const numbers: NumberVariable[] = [];
  const primitives = new Set(Object.values(source.variables).flatMap(aliasesOf));
  for (const [id, variable] of Object.entries(source.variables)) {
    const fields = fieldsOf(variable);
    if (fields.deletedButReferenced === true) continue;
    const value = resolve(source, id, modes, 0);
    const scopes = listOf(fields.scopes).filter((scope) => typeof scope === 'string');
    const common = { id, name: textOf(fields.name, id), scopes };
    const number = findNumber(value);
    if (number !== null) numbers.push({ ...common, value: number });
    else if (findNumber(fieldsOf(value).r) !== null) {
      const isThemed = valuesInAllModes(source, id, 0).size > 1;
      colours.push({ ...common, value: readColour(value), isThemed, isPrimitive: primitives.has(id) });
    }
  }
  return { colours, numbers };
}

/** Ids of the variables that one takes its values from. */
function aliasesOf(variable: unknown): readonly string[] {
  return Object.values(fieldsOf(fieldsOf(variable).valuesByMode))
    .map(fieldsOf)
    .flatMap(({ type, id }) => (type === 'VARIABLE_ALIAS' ? [textOf(id, '')] : []));
}

/** What a colour is worth in any mode of its collection and of those it takes its value from, as JSON. */
function valuesInAllModes(source: SnapshotVariables, id: string, depth: number): ReadonlySet<string> {
  const variable = fieldsOf(Object.hasOwn(source.variables, id) ? source.variables[id] : undefined);
  const own = Object.values(fieldsOf(variable.valuesByMode)).flatMap((value) => {
    const isColour = findNumber(fieldsOf(value).r) !== null;
    return isColour ? JSON.stringify(readColour(value)) : [];
  });
  const others =
    depth > 16 ? [] : aliasesOf(variable).flatMap((alias) => [...valuesInAllModes(source, alias, depth + 1)]);
  return new Set([...own, ...others]);
}

/** Follows aliases; a circle has no value. */
function resolve(source: SnapshotVariables, id: string, modes: Modes, depth: number): unknown {
  const variable = fieldsOf(Object.hasOwn(source.variables, id) ? source.variables[id] : undefined);
  const collectionId = textOf(variable.variableCollectionId, '');
  const collection = fieldsOf(fieldsOf(source.variableCollections)[collectionId]);
  const values = fieldsOf(variable.valuesByMode);
  const mode = modes[collectionId] ?? findText(collection.defaultModeId) ?? Object.keys(values)[0] ?? '';
  const value = values[mode] ?? Object.values(values)[0];
  const fields = fieldsOf(value);
  if (fields.type !== 'VARIABLE_ALIAS') return value;
  return depth > 16 ? null : resolve(source, textOf(fields.id, ''), modes, depth + 1);
}
