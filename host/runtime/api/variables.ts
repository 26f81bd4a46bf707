import type { Session } from '../session.ts';
import { modeOf } from '../nodes/scene.ts';
import { stateOf } from '../make-node.ts';
import { frozenCopy } from '../member.ts';

type Raw = Readonly<Record<string, unknown>>;
type Alias = { readonly type: 'VARIABLE_ALIAS'; readonly id: string };

/** A value may be an alias of another variable, and so on. Figma allows no cycle, but a file may contain one. */
const longestChain = 32;

function isAlias(value: unknown): value is Alias {
  return (
    typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'VARIABLE_ALIAS'
  );
}

/** `figma.variables` over the data of the second file. https://developers.figma.com/docs/plugins/api/figma-variables */
export function variablesApi(session: Session): Partial<VariablesAPI> {
  const made = new Map<string, object>();
  const data = session.call('read-variables');
  const variables = data.variables as Readonly<Record<string, Raw>>;
  const collections = data.collections as Readonly<Record<string, Raw>>;
  const isLocal = (raw: Raw): boolean => raw.remote !== true && raw.deletedButReferenced !== true;

  function variableOf(id: string): Variable | null {
    const raw = variables[id];
    if (!raw) return null;
    const known = made.get(id) ?? readOnlyObject(raw, variableMembers(id, raw));
    made.set(id, known);
    return known as Variable;
  }

  function collectionOf(id: string): VariableCollection | null {
    const raw = collections[id];
    if (!raw) return null;
    const known =
      made.get(id) ??
      readOnlyObject(raw, { isExtension: false, getPublishStatusAsync: async () => 'UNPUBLISHED' });
    made.set(id, known);
    return known as VariableCollection;
  }

  function variableMembers(id: string, raw: Raw): object {
    return {
      remote: raw.remote ?? false,
      description: raw.description ?? '',
      scopes: raw.scopes ?? ['ALL_SCOPES'],
      codeSyntax: raw.codeSyntax ?? {},
      hiddenFromPublishing: raw.hiddenFromPublishing ?? false,
      getPublishStatusAsync: async () => 'UNPUBLISHED',
      resolveForConsumer: session.faults.wrap('variable.resolveForConsumer', (consumer: SceneNode) => ({
        value: resolve(id, consumer),
        resolvedType: raw.resolvedType,
      })),
    };
  }

  function resolve(id: string, consumer: SceneNode): unknown {
    let value: unknown = { type: 'VARIABLE_ALIAS', id };
    for (let links = 0; isAlias(value); links += 1) {
      const raw = variables[value.id];
      if (!raw || links > longestChain)
        throw new Error(`in resolveForConsumer: The variable ${value.id} has no value.`);
      const values = raw.valuesByMode as Raw;
      const mode = modeOf(stateOf(consumer), raw.variableCollectionId as string);
      value = (mode === undefined ? undefined : values[mode]) ?? Object.values(values)[0];
    }
    return frozenCopy(value);
  }

  return {
    getVariableByIdAsync: async (id) => variableOf(id),
    getVariableCollectionByIdAsync: async (id) => collectionOf(id),
    getLocalVariablesAsync: async (type) =>
      Object.entries(variables)
        .filter(([, raw]) => isLocal(raw) && (!type || raw.resolvedType === type))
        .flatMap(([id]) => variableOf(id) ?? []),
    getLocalVariableCollectionsAsync: async () =>
      Object.entries(collections)
        .filter(([, raw]) => isLocal(raw))
        .flatMap(([id]) => collectionOf(id) ?? []),
    createVariableAlias: ({ id }) => ({ type: 'VARIABLE_ALIAS', id }),
    createVariableAliasByIdAsync: async (id) => ({ type: 'VARIABLE_ALIAS', id }),
    setBoundVariableForPaint: (paint, field, variable) => {
      const { [field]: _, ...others } = paint.boundVariables ?? {};
      const alias = variable ? { [field]: { type: 'VARIABLE_ALIAS' as const, id: variable.id } } : {};
      return frozenCopy({ ...paint, boundVariables: { ...others, ...alias } });
    },
    ...synchronous(),
  };
}

/** The members that Figma takes away from files with dynamic pages. */
function synchronous(): Partial<VariablesAPI> {
  const refuse = (name: string) => (): never => {
    throw new Error(
      `in ${name}: Cannot call with documentAccess: dynamic-page. Use figma.variables.${name}Async instead.`,
    );
  };
  return {
    getVariableById: refuse('getVariableById'),
    getVariableCollectionById: refuse('getVariableCollectionById'),
    getLocalVariables: refuse('getLocalVariables'),
    getLocalVariableCollections: refuse('getLocalVariableCollections'),
  };
}

function readOnlyObject(raw: Raw, members: object): object {
  return Object.freeze({ ...(frozenCopy(raw) as object), ...members });
}
