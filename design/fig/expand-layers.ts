/**
 * The tree that a person sees in the layers list. A `.fig` file keeps an instance without its layers, so they are
 * made here: the component's, with the overrides of every instance around them, its properties and its swaps. A
 * component inside itself ends at the first repetition.
 */
import { DocumentError } from '../document-error.ts';
import { type Fields, fieldsOf, findNumber, listOf } from '../read/fields.ts';
import { bindVariables } from './bind-variables.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, pathOf, referenceOf } from './guid.ts';
import type { Assignments, PropertyRegistry } from './property-registry.ts';
import { applyOverride } from './resolve-styles.ts';
import { scaleNode } from './scale-node.ts';
import type { FigModes, VariableRegistry } from './variable-registry.ts';

/** A layer with all its fields, and those right inside it. */
export interface FigLayer {
  /** As REST has it: `1:2`, or `I1:2;3:4` inside an instance. */
  readonly id: string;
  readonly node: Fields;
  /** The modes that its variables count in. */
  readonly modes: FigModes;
  /** The component of an instance, where the file has it. */
  readonly component: Fields | null;
  /** The size its outlines in the file were made for. */
  readonly geometrySize: unknown;
  readonly children: () => readonly FigLayer[];
}

export interface FigRegistries {
  readonly index: FigIndex;
  readonly properties: PropertyRegistry;
  readonly variables: VariableRegistry;
}

/** What a layer hears from the instances around it. */
interface InstanceContext {
  /** What ids begin with; empty outside instances. */
  readonly idPrefix: string;
  readonly tables: readonly ScopedOverrides[];
  readonly assignments: Assignments;
  readonly scale: number;
  /** Components that are being expanded. */
  readonly inside: readonly string[];
}

const rootContext: InstanceContext = {
  idPrefix: '',
  tables: [],
  assignments: new Map(),
  scale: 1,
  inside: [],
};

/**
 * Opens the expansion of one file: what it answers gives the layers inside a node that stands in the file itself.
 * @param mostLayers A small file of components within components can ask for billions.
 */
export function createLayerExpander(
  registries: FigRegistries,
  mostLayers: number,
): (parentId: string, modes: FigModes) => readonly FigLayer[] {
  const { index, properties, variables } = registries;
  const tables = new Map<Fields, OverrideTable>();
  let made = 0;

  const expand = (
    nodes: readonly Fields[],
    modes: FigModes,
    enclosing: InstanceContext,
  ): readonly FigLayer[] =>
    nodes.flatMap((node) => {
      const id = idOf(node.guid);
      return id === null ? [] : [expandOne(node, id, modes, enclosing)];
    });

  const expandOne = (
    source: Fields,
    ownId: string,
    modes: FigModes,
    enclosing: InstanceContext,
  ): FigLayer => {
    made += 1;
    if (made > mostLayers) throw tooLarge(mostLayers);
    const key = idOf(source.overrideKey) ?? ownId;
    const grown = enclosing.scale === 1 ? source : scaleNode(source, enclosing.scale);
    // A text that follows a property shows the value of the property, not that of an older override.
    const node = properties.apply(applyOverrides(grown, key, enclosing.tables), enclosing.assignments);
    const id = enclosing.idPrefix === '' ? ownId : `${enclosing.idPrefix};${ownId}`;
    if (node.type === 'INSTANCE')
      return expandInstance({ source, id, key, scaled: grown, node }, modes, enclosing);
    return finish(
      { id, node, component: null, geometrySize: outlineSizeOf(source, node) },
      modes,
      (within) => {
        const content = properties.findSlotContent(node, enclosing.assignments);
        if (content === null) return expand(index.childrenOf(ownId), within, enclosing);
        return expand(index.childrenOf(content), within, {
          ...enclosing,
          tables: [],
          assignments: new Map(),
        });
      },
    );
  };

  const expandInstance = (
    instance: ExpandedInstance,
    modes: FigModes,
    enclosing: InstanceContext,
  ): FigLayer => {
    const { source, id, key, scaled: grown, node: reached } = instance;
    const symbolId = symbolOf(reached);
    const symbol = index.findNode(symbolId);
    if (symbol === null || symbolId === null || enclosing.inside.includes(symbolId)) {
      return finish({ id, node: reached, component: symbol, geometrySize: null }, modes, () => []);
    }
    const table = tables.get(source) ?? readOverrides(source);
    tables.set(source, table);
    const below: readonly ScopedOverrides[] = [
      { table, prefix: '' },
      ...enclosing.tables.map((outer) => ({ table: outer.table, prefix: joinPath(outer.prefix, key) })),
    ];
    const scale = enclosing.scale * (findNumber(fieldsOf(reached.symbolData).uniformScaleFactor) ?? 1);
    const main = scale === 1 ? symbol : scaleNode(symbol, scale);
    const symbolKey = idOf(symbol.overrideKey) ?? symbolId;
    const merged = mergeInstance(main, grown, isSwapped(reached) ? null : (table.get(symbolKey) ?? {}));
    const outer = applyOverrides(applyOverrides(merged, key, enclosing.tables), symbolKey, below.slice(1));
    const node = properties.apply(outer, enclosing.assignments);
    return finish({ id, node, component: symbol, geometrySize: null }, modes, (within) =>
      expand(index.childrenOf(symbolId), within, {
        idPrefix: enclosing.idPrefix === '' ? `I${id}` : id,
        tables: below,
        assignments: properties.assignmentsOf(node),
        scale,
        inside: [...enclosing.inside, symbolId],
      }),
    );
  };

  const finish = (
    layer: Omit<FigLayer, 'modes' | 'children'>,
    enclosing: FigModes,
    childrenIn: (modes: FigModes) => readonly FigLayer[],
  ): FigLayer => {
    const modes = variables.modesAt(layer.node, enclosing);
    const node = bindVariables(layer.node, modes, variables);
    return { ...layer, node, modes, children: () => childrenIn(modes) };
  };

  return (parentId, modes) => expand(index.childrenOf(parentId), modes, rootContext);
}

function tooLarge(mostLayers: number): DocumentError {
  return new DocumentError(
    'too-large',
    `The document has more than ${mostLayers} layers, which is too large to read.`,
  );
}

interface ExpandedInstance {
  readonly source: Fields;
  readonly id: string;
  /** What paths of overrides call it. */
  readonly key: string;
  /** As large as the instances around it make it. */
  readonly scaled: Fields;
  /** With everything that reaches it. */
  readonly node: Fields;
}

/** The id of the component an instance shows: the one it was swapped for, or its own. */
export function symbolOf(instance: Fields): string | null {
  return referenceOf(instance.overriddenSymbolID) ?? referenceOf(fieldsOf(instance.symbolData).symbolID);
}

function isSwapped(instance: Fields): boolean {
  return symbolOf(instance) !== referenceOf(fieldsOf(instance.symbolData).symbolID);
}

/** An override that changes a size brings new outlines where Figma's layout made them; else the old ones stretch. */
function outlineSizeOf(source: Fields, node: Fields): unknown {
  const same = source.fillGeometry === node.fillGeometry && source.strokeGeometry === node.strokeGeometry;
  return same ? source.size : node.size;
}

/** What an instance changes in the layers of its component, by their path from the component inwards. */

type OverrideTable = ReadonlyMap<string, Fields>;

/** One instance's overrides as they reach down to some layer: `prefix` is the path that was walked since. */
interface ScopedOverrides {
  readonly table: OverrideTable;
  readonly prefix: string;
}

/** The text form of a path in a table. */
function joinPath(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}/${key}`;
}

/** Reads an instance's overrides, and over them what Figma's layout made of them: sizes, places and outlines. */
function readOverrides(instance: Fields): OverrideTable {
  const { symbolOverrides } = fieldsOf(instance.symbolData);
  const table = new Map<string, Fields>();
  for (const entry of [...listOf(symbolOverrides), ...listOf(instance.derivedSymbolData)].map(fieldsOf)) {
    const path = pathOf(entry.guidPath).join('/');
    const former = table.get(path);
    const { guidPath: _path, guid: _guid, type: _type, ...fields } = entry;
    table.set(path, former === undefined ? fields : applyOverride(former, fields));
  }
  return table;
}

/** A layer with everything that reaches it, the outermost instance last. */
function applyOverrides(node: Fields, key: string, tables: readonly ScopedOverrides[]): Fields {
  let merged = node;
  for (const { table, prefix } of tables) {
    const over = table.get(joinPath(prefix, key));
    if (over !== undefined)
      merged = { ...applyOverride(merged, over), componentPropAssignments: mergeAssignments(merged, over) };
  }
  return merged;
}

/** What is set for one property further out wins; the others stay. */
function mergeAssignments(node: Fields, over: Fields): unknown {
  const [inner, outer] = [listOf(node.componentPropAssignments), listOf(over.componentPropAssignments)];
  return inner.length === 0 ? outer : [...inner, ...outer];
}

/** The fields of a layer that depend on its position and not on its content. */
const placementFields: ReadonlySet<string> = new Set([
  'guid',
  'phase',
  'parentIndex',
  'type',
  'name',
  'transform',
  'visible',
  'locked',
  'mask',
  'scrollBehavior',
  'horizontalConstraint',
  'verticalConstraint',
  'stackChildPrimaryGrow',
  'stackChildAlignSelf',
  'stackCounterAlign',
  'stackPositioning',
  'gridRowAnchor',
  'gridColumnAnchor',
  'gridRowSpan',
  'gridColumnSpan',
  'gridChildHorizontalAlign',
  'gridChildVerticalAlign',
  'symbolData',
  'derivedSymbolData',
  'overriddenSymbolID',
  'overrideKey',
  'componentPropAssignments',
  'componentPropRefs',
  'componentPropDefs',
  'variantPropSpecs',
  'parameterConsumptionMap',
]);

/**
 * An instance with the looks of its main component beneath its own. One that was swapped keeps the looks of its former
 * component in the file, so only its place counts then.
 * @param overrides What the instance says of itself; `null` where it was swapped.
 */
function mergeInstance(symbol: Fields, instance: Fields, overrides: Fields | null): Fields {
  const merged: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(symbol)) if (!placementFields.has(field)) merged[field] = value;
  if (overrides !== null) return { ...merged, ...instance, ...overrides };
  for (const field of placementFields) if (instance[field] !== undefined) merged[field] = instance[field];
  return merged;
}
