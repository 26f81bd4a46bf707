import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { findTable, type TablePart } from './find-table.ts';

interface Entry {
  readonly part: TablePart;
  readonly table: string;
}

/** The tables that were met, and the places of their parts: a place of a component is one thing in all its uses. */
export class TableBook {
  readonly #entries = new Map<LayoutNode, Entry>();
  readonly #parts = new Map<string, Map<string, TablePart>>();
  readonly #headings = new Map<LayoutText, string>();
  #lost: ReadonlySet<string> = new Set();

  /** Notes the table that a box is or holds, unless it is a part of one. */
  open(box: LayoutBox, place: string): void {
    const found = this.#entries.has(box) ? null : findTable(box);
    if (found === null) return;
    for (const [node, part] of found.parts) this.#entries.set(node, { part, table: place });
    for (const [text, heading] of found.headings) this.#headings.set(text, heading);
  }

  /** What the column of a text is called; `null` outside tables. */
  headingOf(text: LayoutText): string | null {
    return this.#headings.get(text) ?? null;
  }

  partOf(node: LayoutNode, place: string): TablePart | null {
    const entry = this.#entries.get(node);
    if (entry === undefined) return null;
    const parts = this.#parts.get(entry.table) ?? new Map<string, TablePart>();
    this.#parts.set(entry.table, parts.set(place, entry.part));
    return entry.part;
  }

  /** The cell that a layer is, or stands in where it is something else itself; `null` outside tables. */
  cellOf(node: LayoutNode): 'th' | 'td' | null {
    const entry = this.#entries.get(node);
    const isCell = entry?.part === 'th' || entry?.part === 'td';
    return isCell && !this.#lost.has(entry.table) ? entry.part : null;
  }

  /** Drops all tables that have a part which is something else somewhere, and those that share it; answers their places. */
  dropLost(isPart: (place: string, part: TablePart) => boolean): ReadonlySet<string> {
    const lost = new Set<string>();
    for (let before = -1; before !== lost.size;) {
      before = lost.size;
      for (const parts of this.#parts.values()) {
        const isWhole = [...parts].every(([place, part]) => !lost.has(place) && isPart(place, part));
        if (!isWhole) for (const place of parts.keys()) lost.add(place);
      }
    }
    this.#lost = lost;
    return lost;
  }
}

const tags: ReadonlySet<string> = new Set<TablePart>(['table', 'tbody', 'tr', 'th', 'td']);

export function isTableTag(tag: string): boolean {
  return tags.has(tag);
}

export function isCellTag(tag: string): boolean {
  return tag === 'th' || tag === 'td';
}
