/** What an instance changes in the layers of its component, by their path from the component inwards. */
import { fieldsOf, listOf, type Fields } from '../read/fields.ts';
import { override } from './follow-styles.ts';
import { pathOf } from './guid.ts';

export type OverrideTable = ReadonlyMap<string, Fields>;

/** One instance's overrides as they reach down to some layer: `prefix` is the path that was walked since. */
export interface ReachingTable {
  readonly table: OverrideTable;
  readonly prefix: string;
}

/** A table's own words for a path. */
export function joinPath(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}/${key}`;
}

/** Reads an instance's overrides, and over them what Figma's layout made of them: sizes, places and outlines. */
export function readOverrides(instance: Fields): OverrideTable {
  const { symbolOverrides } = fieldsOf(instance.symbolData);
  const table = new Map<string, Fields>();
  for (const entry of [...listOf(symbolOverrides), ...listOf(instance.derivedSymbolData)].map(fieldsOf)) {
    const path = pathOf(entry.guidPath).join('/');
    const former = table.get(path);
    const { guidPath: _path, guid: _guid, type: _type, ...fields } = entry;
    table.set(path, former === undefined ? fields : override(former, fields));
  }
  return table;
}

/** A layer with everything that reaches it, the outermost instance last. */
export function applyTables(node: Fields, key: string, tables: readonly ReachingTable[]): Fields {
  let merged = node;
  for (const { table, prefix } of tables) {
    const over = table.get(joinPath(prefix, key));
    if (over !== undefined)
      merged = { ...override(merged, over), componentPropAssignments: joinAssignments(merged, over) };
  }
  return merged;
}

/** What is set for one property further out wins; the others stay. */
function joinAssignments(node: Fields, over: Fields): unknown {
  const [inner, outer] = [listOf(node.componentPropAssignments), listOf(over.componentPropAssignments)];
  return inner.length === 0 ? outer : [...inner, ...outer];
}
