/**
 * Plans copies of one frame with the rows of a table in them: a column goes to the layers of its name, words into texts
 * and prompts of pictures into layers that take one.
 */
import type { DesignNode } from '#design/tree';
import { listFrameLayers, type SlotLayer } from '../fill/slot-index.ts';
import type { TableRecord } from './read-rows.ts';

export interface PlannedCopy {
  /** For the copied frame. */
  readonly name: string;
  readonly texts: readonly { readonly nodeId: string; readonly was: string; readonly text: string }[];
  readonly pictures: readonly PlannedCopyPicture[];
}

export interface PlannedCopyPicture {
  /** Of the layer in the frame that is copied. */
  readonly nodeId: string;
  readonly layerName: string;
  readonly words: string;
  /** px. */
  readonly width: number;
  readonly height: number;
}

export interface CopiesPlan {
  readonly copies: readonly PlannedCopy[];
  /** Columns that no layer of the frame is named after. */
  readonly unused: readonly string[];
}

/** The most copies of one table; each is a whole frame. */
export const maxCopies = 200;

/** Plans a copy for each record; a cell that is empty leaves its layers as they are. */
export function planCopies(frame: DesignNode, records: readonly TableRecord[]): CopiesPlan {
  const { layers } = listFrameLayers(frame);
  const byName = new Map<string, SlotLayer[]>();
  for (const layer of layers.slice(1)) {
    const key = keyOf(layer.node.name);
    byName.set(key, [...(byName.get(key) ?? []), layer]);
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const copies = records.slice(0, maxCopies).map((record, index): PlannedCopy => {
    const cells = Object.entries(record)
      .filter(([, value]) => value.trim() !== '')
      .flatMap(([column, value]) =>
        (byName.get(keyOf(column)) ?? []).map((layer) => ({ layer, value: value.trim() })),
      );
    const name =
      Object.entries(record)
        .find(([column]) => isName(column))?.[1]
        .trim() ?? '';
    return {
      name: `${frame.name}, ${name === '' ? String(index + 1) : name}`,
      texts: cells.flatMap(({ layer: { node }, value }) =>
        node.kind === 'text' ? [{ nodeId: node.id, was: node.characters, text: value }] : [],
      ),
      pictures: cells.flatMap(({ layer: { node, box }, value }) =>
        takesPicture(node)
          ? [
              {
                nodeId: node.id,
                layerName: node.name,
                words: value,
                width: Math.max(1, Math.round(box.width)),
                height: Math.max(1, Math.round(box.height)),
              },
            ]
          : [],
      ),
    };
  });
  return {
    copies,
    unused: columns.filter((column) => !isName(column) && !byName.has(keyOf(column))),
  };
}

/** The column that names the copies. */
function isName(column: string): boolean {
  return keyOf(column) === 'name';
}

function takesPicture(node: DesignNode): boolean {
  if (node.kind === 'shape') return node.shape === 'ellipse';
  return node.kind === 'box' && ['frame', 'instance', 'rectangle'].includes(node.role);
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
