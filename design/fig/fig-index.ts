/** Where everything in a `.fig` file is found: nodes by id, children in order, styles and variables by key. */
import { fieldsOf, findText, listOf, textOf, type Fields } from '../read/fields.ts';
import { idOf, referenceOf } from './guid.ts';

export interface FigIndex {
  findNode(id: string | null): Fields | null;
  /** In the order in which they are drawn. */
  childrenOf(id: string): readonly Fields[];
  /** Every node that is still there, in the file's order. */
  readonly nodes: readonly Fields[];
  /** A style, variable or collection by what points at it: a GUID, or the key of a library's. */
  findAsset(reference: unknown): Fields | null;
  /** The bytes that a number in a node stands for. */
  findBlob(index: unknown): Uint8Array | null;
}

/** Indexes a decoded message; what it removed or never finished is left out. */
export function indexFig(message: Fields): FigIndex {
  const nodes = listOf(message.nodeChanges).map(fieldsOf).filter(isThere);
  const byId = new Map<string, Fields>();
  const byKey = new Map<string, Fields>();
  for (const node of nodes) {
    const id = idOf(node.guid);
    if (id !== null) byId.set(id, node);
    for (const key of keysOf(node)) byKey.set(key, node);
  }
  const children = groupByParent([...byId.values()]);
  const blobs = listOf(message.blobs);
  return {
    nodes: [...byId.values()],
    findNode: (id) => (id === null ? null : (byId.get(id) ?? null)),
    childrenOf: (id) => children.get(id) ?? [],
    findAsset(reference) {
      const { guid, assetRef } = fieldsOf(reference);
      const id = referenceOf(guid ?? reference);
      const found = id === null ? undefined : byId.get(id);
      return found ?? byKey.get(textOf(fieldsOf(assetRef).key, '')) ?? null;
    },
    findBlob(index) {
      const bytes = typeof index === 'number' ? fieldsOf(blobs[index]).bytes : null;
      return bytes instanceof Uint8Array ? bytes : null;
    },
  };
}

function isThere(node: Fields): boolean {
  return node.phase !== 'REMOVED' && node.isSoftDeleted !== true && typeof node.type === 'string';
}

function keysOf(node: Fields): readonly string[] {
  const keys = [
    node.key,
    fieldsOf(node.sharedStyleMasterData).styleKey,
    fieldsOf(node.sharedStyleReference).styleKey,
  ];
  return keys.flatMap((key) => findText(key) ?? []);
}

function groupByParent(nodes: readonly Fields[]): ReadonlyMap<string, readonly Fields[]> {
  const groups = new Map<string, Fields[]>();
  for (const node of nodes) {
    const parent = idOf(fieldsOf(node.parentIndex).guid);
    if (parent === null) continue;
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [node]);
    else group.push(node);
  }
  for (const group of groups.values()) group.sort(byPosition);
  return groups;
}

/** Positions are strings that sort by their character codes. */
function byPosition(one: Fields, other: Fields): number {
  const [a, b] = [positionOf(one), positionOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function positionOf(node: Fields): string {
  return textOf(fieldsOf(node.parentIndex).position, '');
}
