/**
 * The tokens of one reading: which variable or style a field is bound to, by name. A binding counts only where the
 * variable's value is what the layer shows, so that a name never changes a pixel.
 */
import type { SnapshotVariables } from '../snapshot.ts';
import type { Colour, DesignToken } from '../tree.ts';
import { problem, type Problem } from '../problem.ts';
import { type Fields, fieldsOf, findNumber, findText, listOf, textOf } from './fields.ts';
import { sameColour } from './read-colour.ts';

type TokenValue = DesignToken['values'][number]['value'];

/** Chosen modes by collection id. */
export type Modes = Readonly<Record<string, string>>;

interface Layer {
  readonly id: string;
  readonly name: string;
}

interface KnownToken {
  readonly token: DesignToken;
  readonly collection: string;
  readonly modeIds: readonly string[];
}

export interface TokenRegistry {
  /**
   * The token an alias means, where its value in these modes is `shown`; `null` otherwise, and where its numbers stand
   * for another unit elsewhere.
   */
  find(
    alias: unknown,
    shown: TokenValue | null,
    modes: Modes,
    layer: Layer,
    unit?: DesignToken['unit'],
  ): string | null;
  /** The token of a shared style that is one plain colour. */
  findStyle(name: string | null, shown: Colour): string | null;
  /** Mode names by collection name, for a layer that chooses modes of its own. */
  nameModes(modes: Modes): Readonly<Record<string, string>>;
  /** Every token that was found, in the order of first use. */
  usedTokens(): readonly DesignToken[];
}

/** Opens the book over what a snapshot tells of variables. */
export function createTokenRegistry(variables: SnapshotVariables | null, problems: Problem[]): TokenRegistry {
  const known = readVariables(variables);
  const collections = fieldsOf(variables?.variableCollections);
  const used = new Map<string, DesignToken>();
  const reported = new Set<string>();
  const taken = new Set([...known.values()].map(({ token }) => token.name));

  return {
    find(alias, shown, modes, layer, unit) {
      const id = findText(fieldsOf(alias).id);
      if (id === null) return null;
      const entry = known.get(id);
      if (entry === undefined) {
        if (!reported.has(id)) {
          reported.add(id);
          problems.push(problem('variable-unknown', layer, { variable: id }));
        }
        return null;
      }
      const value =
        entry.token.values[Math.max(0, entry.modeIds.indexOf(modes[entry.collection] ?? ''))]?.value;
      if (shown !== null && !sameValue(value, shown)) return null;
      const { token } = entry;
      const former = used.get(token.name);
      if (former !== undefined && former.unit !== unit) return null;
      used.set(token.name, unit === undefined ? token : { ...token, unit });
      return token.name;
    },
    findStyle(name, shown) {
      if (name === null) return null;
      const former = used.get(name);
      if (former !== undefined) return sameValue(former.values[0]?.value, shown) ? name : null;
      if (taken.has(name)) return null;
      used.set(name, {
        name,
        codeName: null,
        kind: 'colour',
        collection: null,
        values: [{ mode: 'Default', value: shown }],
      });
      return name;
    },
    nameModes(modes) {
      return Object.fromEntries(
        Object.entries(modes).flatMap(([id, modeId]) => {
          const collection = fieldsOf(collections[id]);
          const mode = listOf(collection.modes)
            .map(fieldsOf)
            .find((item) => item.modeId === modeId);
          const name = findText(collection.name);
          return name === null || mode === undefined ? [] : [[name, textOf(mode.name, modeId)]];
        }),
      );
    },
    usedTokens: () => [...used.values()],
  };
}

function readVariables(source: SnapshotVariables | null): ReadonlyMap<string, KnownToken> {
  const variables = fieldsOf(source?.variables);
  const collections = fieldsOf(source?.variableCollections);
  const named = Object.entries(variables).map(([id, value]) => ({ id, fields: fieldsOf(value) }));
  const shared = namesUsedTwice(named.map(({ fields }) => textOf(fields.name, '')));
  const tokens = new Map<string, DesignToken | null>();
  const read = (id: string): DesignToken | null => {
    const known = tokens.get(id);
    if (known !== undefined) return known;
    // What leads back to itself has no value.
    tokens.set(id, null);
    const fields = fieldsOf(variables[id]);
    const name = findText(fields.name);
    const collectionId = textOf(fields.variableCollectionId, '');
    const collection = fieldsOf(collections[collectionId]);
    const description = textOf(fields.description, '').trim();
    const token: DesignToken | null =
      name === null
        ? null
        : {
            name: shared.has(name) ? `${textOf(collection.name, collectionId)}/${name}` : name,
            codeName: findText(fieldsOf(fields.codeSyntax).WEB),
            kind: kindOf(fields.resolvedType),
            collection: findText(collection.name),
            ...(description === '' ? {} : { description }),
            values: modesOf(collection, fields).flatMap((mode) => {
              const value = resolve(variables, collections, fields, mode, 0);
              if (value === null) return [];
              const target = aliasIn(valueIn(collections, fields, mode));
              const alias = target === null ? null : read(target);
              return [{ mode: mode.name, value, ...(alias === null ? {} : { alias }) }];
            }),
          };
    const found = token !== null && token.values.length > 0 ? token : null;
    tokens.set(id, found);
    return found;
  };
  return new Map(
    named.flatMap(({ id, fields }) => {
      const token = read(id);
      if (token === null) return [];
      const collection = textOf(fields.variableCollectionId, '');
      const modeIds = modesOf(fieldsOf(collections[collection]), fields).map((mode) => mode.id);
      return [[id, { token, collection, modeIds }] as const];
    }),
  );
}

interface Mode {
  readonly id: string;
  readonly name: string;
}

function modesOf(collection: Fields, variable: Fields): readonly Mode[] {
  const listed = listOf(collection.modes)
    .map(fieldsOf)
    .flatMap((mode) => {
      const id = findText(mode.modeId);
      return id === null ? [] : [{ id, name: textOf(mode.name, id) }];
    });
  const modes =
    listed.length > 0 ? listed : Object.keys(fieldsOf(variable.valuesByMode)).map((id) => ({ id, name: id }));
  const first = modes.filter(({ id }) => id === collection.defaultModeId);
  return [...first, ...modes.filter(({ id }) => id !== collection.defaultModeId)];
}

/** Follows aliases, in the mode of the same name where the other collection has one; a circle has no value. */
function resolve(
  variables: Fields,
  collections: Fields,
  variable: Fields,
  mode: Mode,
  depth: number,
): TokenValue | null {
  if (depth > 16) return null;
  const value = valueIn(collections, variable, mode);
  const target = aliasIn(value);
  if (target === null) return readValue(value);
  const next = variables[target];
  return next === undefined ? null : resolve(variables, collections, fieldsOf(next), mode, depth + 1);
}

/** What a variable holds in a mode: that of the same name where it belongs to another collection. */
function valueIn(collections: Fields, variable: Fields, mode: Mode): unknown {
  const collection = fieldsOf(collections[textOf(variable.variableCollectionId, '')]);
  const modes = modesOf(collection, variable);
  const values = fieldsOf(variable.valuesByMode);
  const here =
    modes.find(({ id }) => id === mode.id) ?? modes.find(({ name }) => name === mode.name) ?? modes[0];
  return here === undefined ? undefined : (values[here.id] ?? values[modes[0]?.id ?? '']);
}

/** The id of the variable that a value stands for. */
function aliasIn(value: unknown): string | null {
  const fields = fieldsOf(value);
  return fields.type === 'VARIABLE_ALIAS' ? textOf(fields.id, '') : null;
}

function readValue(value: unknown): TokenValue | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const number = findNumber(value);
  if (number !== null) return number;
  const { r, g, b, a } = fieldsOf(value);
  const [red, green, blue] = [r, g, b].map(findNumber);
  if (red == null || green == null || blue == null) return null;
  return { r: red, g: green, b: blue, a: findNumber(a) ?? 1 };
}

function sameValue(value: TokenValue | undefined, shown: TokenValue): boolean {
  if (typeof value === 'object' && typeof shown === 'object') return sameColour(value, shown);
  if (typeof value === 'number' && typeof shown === 'number') return Math.abs(value - shown) < 0.01;
  return value === shown;
}

function kindOf(type: unknown): DesignToken['kind'] {
  if (type === 'COLOR') return 'colour';
  if (type === 'FLOAT') return 'number';
  return type === 'BOOLEAN' ? 'boolean' : 'text';
}

function namesUsedTwice(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

/** Whether a layer chooses modes of its own, as `explicitVariableModes` has them, over those around it. */
export function readModes(node: Fields, around: Modes): Modes {
  const own = Object.entries(fieldsOf(node.explicitVariableModes)).flatMap(([id, mode]) => {
    const name = findText(mode);
    return name === null ? [] : [[id, name] as const];
  });
  return own.length === 0 ? around : { ...around, ...Object.fromEntries(own) };
}
