/**
 * What stands on the pages again and again without being an instance: cards, rows, entries, columns of links. Two
 * parts are the same thing where they are built alike layer by layer and look the same; beside each other they may
 * also differ in a few looks, as the cards of a row do in their colours.
 */
import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import type { UseGroup } from './use-group.ts';
import { nameByTexts, nameRepeat, nameWithin } from './name-repeat.ts';
import { visibleChildren } from '../align-uses.ts';
import type { ShapeTable } from './shape-table.ts';

/** Less than this is quicker read where it stands, unless it stands in a row of its like. */
const fewestLayers = { alone: 4, inRow: 3 };
/** Parts that make a row. */
const rowOfParts = 3;
/** More looks than this among the parts of a row are no longer one thing. */
const mostLooks = 6;

/** A part that may be written once, and the boxes it stands in, from the innermost to the page. */
interface Part {
  readonly box: LayoutBox;
  readonly parent: LayoutBox;
  readonly around: Chain;
}

/** Boxes from the innermost on. */
type Chain = { readonly box: LayoutBox; readonly outer: Chain } | null;

/** The repeated parts of the pages; what stands inside components that are used again is theirs. */
export function findRepeats(
  { pages }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, UseGroup>,
  shapes: ShapeTable,
): readonly UseGroup[] {
  const alike = new Map<number, Part[]>();
  const visit = (parent: LayoutNode, around: Chain): void => {
    for (const child of visibleChildren(parent)) {
      const group = groupOf.get(child);
      if (group && group.uses.length > 1) continue;
      const { id, size, says } = shapes.of(child);
      const isFree = !group && child.decided?.component !== 'none';
      if (isFree && child.kind === 'box' && parent.kind === 'box' && size >= fewestLayers.inRow && says) {
        const known = alike.get(id);
        const part = { box: child, parent, around };
        if (known) known.push(part);
        else alike.set(id, [part]);
      }
      visit(child, child.kind === 'box' ? { box: child, outer: around } : around);
    }
  };
  for (const { root } of pages) visit(root, null);
  const families = [...alike.values()]
    .flatMap((parts) => splitByLook(parts, shapes))
    .filter((family) => isWorthIt(family, shapes));
  return dropInner(families).map(openGroup);
}

function isWorthIt(family: readonly Part[], shapes: ShapeTable): boolean {
  const [first] = family;
  if (first && shapes.of(first.box).size >= fewestLayers.alone) return true;
  const counts = new Map<LayoutBox, number>();
  for (const { parent } of family) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return Math.max(...counts.values()) >= rowOfParts;
}

/** Parts that look the same, and those beside each other that all but do. */
function splitByLook(parts: readonly Part[], shapes: ShapeTable): readonly (readonly Part[])[] {
  if (parts.length < 2) return [];
  const looks = parts.map(({ box }) => shapes.of(box).look);
  const families = joinAll(parts, looks);
  return families.flatMap((family) => {
    const own = new Set(family.map((index) => looks[index]));
    const sets =
      own.size <= mostLooks ? [family] : [...own].map((look) => family.filter((at) => looks[at] === look));
    return sets.flatMap((set) => (set.length < 2 ? [] : [set.flatMap((index) => parts[index] ?? [])]));
  });
}

/** Places of parts that belong together, through a look they share or a row they stand in. */
function joinAll(parts: readonly Part[], looks: readonly number[]): readonly (readonly number[])[] {
  const leaders = parts.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] ?? at;
    return at;
  };
  const firsts = new Map<number | LayoutBox, number>();
  const join = (key: number | LayoutBox, index: number): void => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else leaders[leaderOf(index)] = leaderOf(first);
  };
  parts.forEach(({ parent }, index) => {
    join(looks[index] ?? 0, index);
    join(parent, index);
  });
  const families = new Map<number, number[]>();
  parts.forEach((_, index) => {
    const leader = leaderOf(index);
    const family = families.get(leader);
    if (family) family.push(index);
    else families.set(leader, [index]);
  });
  return [...families.values()];
}

/** A part that stands once in each of larger ones that repeat is no thing of its own. */
function dropInner(families: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  const familyOf = new Map<LayoutNode, readonly Part[]>();
  for (const family of families) for (const { box } of family) familyOf.set(box, family);
  return families.filter((family) => {
    const parents = new Set<LayoutNode>(family.map(({ parent }) => parent));
    const [first] = parents;
    const outer = first && familyOf.get(first);
    if (!outer || parents.size !== family.length) return true;
    return outer.length !== family.length || !outer.every(({ box }) => parents.has(box));
  });
}

function openGroup(family: readonly Part[], index: number): UseGroup {
  const uses = family.map(({ box }) => box);
  const places = new Map<LayoutNode, string>();
  const note = (node: LayoutNode, place: string): void => {
    places.set(node, place);
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    node.children.forEach((child) => note(child, `${place}/${shown.indexOf(child)}`));
  };
  for (const use of uses) note(use, '');
  const { name, isChosen } = nameRepeat(uses, family[0]?.parent ?? null);
  const around = listCommon(family.map((part) => part.around));
  const longName = nameWithin(around, name) ?? nameByTexts(uses, name);
  return {
    key: `repeat ${index}`,
    componentId: uses[0]?.id ?? '',
    title: isChosen ? name : (longName ?? name),
    ...(longName === null ? {} : { longTitle: longName }),
    uses,
    placeOf: (_, node) => places.get(node) ?? node.id,
  };
}

/** The boxes that are in all chains, from the innermost on. */
function listCommon([first = null, ...others]: readonly Chain[]): readonly LayoutBox[] {
  return others.reduce((shared, chain) => {
    const boxes = new Set(listBoxes(chain));
    return shared.filter((box) => boxes.has(box));
  }, listBoxes(first));
}

function listBoxes(chain: Chain): readonly LayoutBox[] {
  const boxes: LayoutBox[] = [];
  for (let at = chain; at !== null; at = at.outer) boxes.push(at.box);
  return boxes;
}
