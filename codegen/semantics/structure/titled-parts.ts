/**
 * Finds parts of the content by their titles, and marks those deeper than the sections of a page: titled boxes below each
 * other are sections, and a narrow column beside them is an aside.
 */
import { withChildren } from '#design/map-children';
import { textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../../css/style-queries.ts';
import type { InferredKind, LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { couldBeHeading, fontSizeOf } from '../element-rules.ts';

/** px; a smaller text is not the title of a page or a section. */
export const minTitleSize = 20;

/** Texts of a section before its title. */
const maxTextsBeforeTitle = 2;

/** Returns the title of a box with more in it; `null` where it has none. */
export function findTitle(box: LayoutBox): LayoutText | null {
  const texts = textsIn(box);
  if (texts.length < 2) return null;
  const isTitle = (text: LayoutText) => fontSizeOf(text) >= minTitleSize && couldBeHeading(text);
  return texts.slice(0, maxTextsBeforeTitle + 1).find(isTitle) ?? null;
}

/** Boxes of one size from which they are the entries of a list. */
const minEntries = 3;

/** px by which the sizes of entries that a hand placed may differ, about. */
const sizeStep = 4;

/** Returns the boxes that have the same size as others. */
export function findEntries(nodes: readonly LayoutNode[], fewest = minEntries): ReadonlySet<LayoutNode> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    for (const width of [-1, 0, 1]) {
      for (const height of [-1, 0, 1]) {
        const key = sizeKey(node, width, height);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return new Set(nodes.filter((node) => (counts.get(sizeKey(node)) ?? 0) >= fewest));
}

function sizeKey({ drawn }: LayoutNode, width = 0, height = 0): string {
  return `${Math.round(drawn.width / sizeStep) + width} ${Math.round(drawn.height / sizeStep) + height}`;
}

/** Marks sections and asides inside the main content, where no section is around them. */
export function markTitledParts(main: LayoutBox): LayoutBox {
  return {
    ...main,
    children: main.children.map((child) => (child.kind === 'box' ? markPartsIn(child) : child)),
  };
}

function markPartsIn(box: LayoutBox): LayoutBox {
  if (!box.visible || !isFree(box)) return box;
  const children = box.children.map((child) => (child.kind === 'box' ? markPartsIn(child) : child));
  const inner = withChildren(box, children);
  return flowOf(box) === 'column' ? markColumn(inner) : flowOf(box) === 'row' ? markAside(inner) : inner;
}

function isFree({ inferredKind, decided, link }: LayoutBox): boolean {
  return (
    (inferredKind === undefined || inferredKind === 'group') && decided?.kind === undefined && link === null
  );
}

/** Marks the titled boxes of a column, unless they are rows of one list. */
function markColumn(box: LayoutBox): LayoutBox {
  const parts = visibleChildren(box).filter(isTitledPart);
  const entries = findEntries(parts, 2);
  const sections = parts.filter((part) => !entries.has(part));
  if (sections.length < 2 || sections.length < parts.length) return box;
  return mark(box, new Set(sections), 'section');
}

/** Whether a box has a title that is larger than all else in it. */
function isTitledPart(node: LayoutNode): node is LayoutBox {
  if (node.kind !== 'box' || isOutOfFlow(node) || !isFree(node) || flowOf(node) !== 'column') return false;
  const title = findTitle(node);
  const texts = textsIn(node);
  return (
    title !== null &&
    texts.length >= minTextsOfPart &&
    texts.every((text) => text === title || fontSizeOf(text) < fontSizeOf(title))
  );
}

/** Texts from which a titled box is a part of a page. */
const minTextsOfPart = 3;

/** px and share of the width of the content beside it. */
const asideLimits = { width: 480, share: 0.6, height: 200 };

/** Marks a narrow column with a title beside a column of sections. */
function markAside(box: LayoutBox): LayoutBox {
  const [one, other, more] = visibleChildren(box).filter((child) => !isOutOfFlow(child));
  if (one?.kind !== 'box' || other?.kind !== 'box' || more !== undefined) return box;
  const [wide, narrow] = one.drawn.width >= other.drawn.width ? [one, other] : [other, one];
  const sections = visibleChildren(wide).filter(({ inferredKind }) => inferredKind === 'section');
  const isAside =
    sections.length > 1 && isNarrowBeside(narrow, wide) && isFree(narrow) && flowOf(narrow) === 'column';
  return isAside && findTitle(narrow) !== null ? mark(box, new Set([narrow]), 'aside') : box;
}

/** Whether a layer is a narrow column, compared with what is beside it. */
export function isNarrowBeside(
  { drawn: { width, height } }: LayoutNode,
  { drawn: beside }: LayoutNode,
): boolean {
  return (
    width <= asideLimits.width && width <= beside.width * asideLimits.share && height >= asideLimits.height
  );
}

function mark(box: LayoutBox, marked: ReadonlySet<LayoutNode>, kind: InferredKind): LayoutBox {
  return {
    ...box,
    children: box.children.map((child) => (marked.has(child) ? { ...child, inferredKind: kind } : child)),
  };
}
