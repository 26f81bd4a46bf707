/**
 * The tree that a person sees in the layers list. A `.fig` file keeps an instance without its layers, so they are
 * made here: the component's, with the overrides of every instance around them, its properties and its swaps. A
 * component inside itself ends at the first repetition.
 */
import { DocumentError } from '../document-error.ts';
import { fieldsOf, findNumber, type Fields } from '../read/fields.ts';
import { bindVariables } from './bind-variables.ts';
import type { Assignments, PropertyBook } from './component-properties.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';
import { mergeInstance } from './merge-instance.ts';
import {
  applyTables,
  joinPath,
  readOverrides,
  type OverrideTable,
  type ReachingTable,
} from './override-table.ts';
import { scaleNode } from './scale-node.ts';
import type { FigModes, VariableBook } from './variable-book.ts';

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
  readonly outlineSize: unknown;
  readonly children: () => readonly FigLayer[];
}

export interface FigBooks {
  readonly index: FigIndex;
  readonly properties: PropertyBook;
  readonly variables: VariableBook;
}

/** What a layer hears from the instances around it. */
interface Surroundings {
  /** What ids begin with; empty outside instances. */
  readonly idPrefix: string;
  readonly tables: readonly ReachingTable[];
  readonly assignments: Assignments;
  readonly scale: number;
  /** Components that are being expanded. */
  readonly inside: readonly string[];
}

const outside: Surroundings = { idPrefix: '', tables: [], assignments: new Map(), scale: 1, inside: [] };

/**
 * Opens the expansion of one file: what it answers gives the layers inside a node that stands in the file itself.
 * @param mostLayers A small file of components within components can ask for billions.
 */
export function openExpansion(
  books: FigBooks,
  mostLayers: number,
): (parentId: string, modes: FigModes) => readonly FigLayer[] {
  const { index, properties, variables } = books;
  const tables = new Map<Fields, OverrideTable>();
  let made = 0;

  const expand = (nodes: readonly Fields[], modes: FigModes, around: Surroundings): readonly FigLayer[] =>
    nodes.flatMap((node) => {
      const id = idOf(node.guid);
      return id === null ? [] : [expandOne(node, id, modes, around)];
    });

  const expandOne = (source: Fields, ownId: string, modes: FigModes, around: Surroundings): FigLayer => {
    made += 1;
    if (made > mostLayers) throw tooLarge(mostLayers);
    const key = idOf(source.overrideKey) ?? ownId;
    const grown = around.scale === 1 ? source : scaleNode(source, around.scale);
    // A text that follows a property shows what the property says, whatever an older override kept.
    const node = properties.apply(applyTables(grown, key, around.tables), around.assignments);
    const id = around.idPrefix === '' ? ownId : `${around.idPrefix};${ownId}`;
    if (node.type === 'INSTANCE') return expandInstance({ source, id, key, grown, node }, modes, around);
    return finish(
      { id, node, component: null, outlineSize: outlineSizeOf(source, node) },
      modes,
      (within) => {
        const content = properties.findSlotContent(node, around.assignments);
        if (content === null) return expand(index.childrenOf(ownId), within, around);
        return expand(index.childrenOf(content), within, { ...around, tables: [], assignments: new Map() });
      },
    );
  };

  const expandInstance = (place: InstancePlace, modes: FigModes, around: Surroundings): FigLayer => {
    const { source, id, key, grown, node: reached } = place;
    const symbolId = symbolOf(reached);
    const symbol = index.findNode(symbolId);
    if (symbol === null || symbolId === null || around.inside.includes(symbolId)) {
      return finish({ id, node: reached, component: symbol, outlineSize: null }, modes, () => []);
    }
    const table = tables.get(source) ?? readOverrides(source);
    tables.set(source, table);
    const below: readonly ReachingTable[] = [
      { table, prefix: '' },
      ...around.tables.map((outer) => ({ table: outer.table, prefix: joinPath(outer.prefix, key) })),
    ];
    const scale = around.scale * (findNumber(fieldsOf(reached.symbolData).uniformScaleFactor) ?? 1);
    const main = scale === 1 ? symbol : scaleNode(symbol, scale);
    const symbolKey = idOf(symbol.overrideKey) ?? symbolId;
    const merged = mergeInstance(main, grown, isSwapped(reached) ? null : (table.get(symbolKey) ?? {}));
    const outer = applyTables(applyTables(merged, key, around.tables), symbolKey, below.slice(1));
    const node = properties.apply(outer, around.assignments);
    return finish({ id, node, component: symbol, outlineSize: null }, modes, (within) =>
      expand(index.childrenOf(symbolId), within, {
        idPrefix: around.idPrefix === '' ? `I${id}` : id,
        tables: below,
        assignments: properties.assignmentsOf(node),
        scale,
        inside: [...around.inside, symbolId],
      }),
    );
  };

  const finish = (
    layer: Omit<FigLayer, 'modes' | 'children'>,
    around: FigModes,
    childrenIn: (modes: FigModes) => readonly FigLayer[],
  ): FigLayer => {
    const modes = variables.modesAt(layer.node, around);
    const node = bindVariables(layer.node, modes, variables);
    return { ...layer, node, modes, children: () => childrenIn(modes) };
  };

  return (parentId, modes) => expand(index.childrenOf(parentId), modes, outside);
}

function tooLarge(mostLayers: number): DocumentError {
  return new DocumentError(
    'too-large',
    `The document has more than ${mostLayers} layers, which is too large to read.`,
  );
}

interface InstancePlace {
  readonly source: Fields;
  readonly id: string;
  /** What paths of overrides call it. */
  readonly key: string;
  /** As large as the instances around it make it. */
  readonly grown: Fields;
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
