/** What in a design is a picture by itself: drawings, logos, mockups, and measures drawn for developers. */
import type { BoxNode, DesignNode } from '#design/tree';

const pictorialName =
  /(^|[^a-z])(logo(type|mark)?|word ?mark|brand ?mark|illustrations?|mock-?ups?|screen ?shots?|device|iphone|macbook|artwork|watermark|status ?bar)([^a-z]|$)/i;

/** How many shapes without a text make a drawing. */
const shapesOfDrawing = 8;

/** Whether what is in a box is a picture: its texts are not read, and its shapes have sizes of their own. */
export function isPicture(node: DesignNode, parent: DesignNode, drawings: ReadonlySet<DesignNode>): boolean {
  if (node.kind !== 'box' || (parent.kind === 'box' && parent.role === 'section')) return false;
  return drawings.has(node) || (pictorialName.test(node.name) && !layoutName.test(node.name));
}

const layoutName = /section|page|list|button|row|grid|container|wrapper/i;

/** Boxes with many shapes and no text, and measures that were drawn beside a design for its developers. */
export function findDrawings(root: DesignNode): ReadonlySet<DesignNode> {
  const found = new Set<DesignNode>();
  const countShapes = (node: DesignNode): number => {
    if (node.kind === 'text') return Number.NEGATIVE_INFINITY;
    if (node.kind === 'shape') return 1;
    if (isMeasure(node) || isLogotype(node, root)) found.add(node);
    const shapes = node.children.reduce((sum, child) => sum + countShapes(child), 0);
    if (shapes >= shapesOfDrawing) found.add(node);
    return shapes;
  };
  countShapes(root);
  return found;
}

/** A line between two short ones that cross its ends, with a text: how long something is. */
function isMeasure(box: BoxNode): boolean {
  const leaves = leavesOf(box, mostLeaves);
  const texts = leaves.filter(({ kind }) => kind === 'text');
  const lines = leaves.filter((leaf) => leaf.kind === 'shape' && leaf.shape === 'line');
  if (texts.length !== 1 || lines.length !== 3 || leaves.length !== 4) return false;
  const axes = ['row', 'column'] as const;
  return axes.some((axis) => {
    const [bar, ...more] = lines.filter(
      (line) => sideOf(line, axis).extent > sideOf(line, crossOf(axis)).extent,
    );
    if (bar === undefined || more.length > 0) return false;
    const ends = lines.filter((line) => line !== bar);
    const across = sideOf(bar, crossOf(axis)).centre;
    const { centre, extent } = sideOf(bar, axis);
    return [centre - extent / 2, centre + extent / 2].every((end) =>
      ends.some(
        (line) =>
          Math.abs(sideOf(line, axis).centre - end) <= nearEnd &&
          Math.abs(sideOf(line, crossOf(axis)).centre - across) <= nearEnd,
      ),
    );
  });
}

const mostLeaves = 5;
/** px. */
const nearEnd = 2;

function leavesOf(box: BoxNode, most: number): readonly DesignNode[] {
  const leaves: DesignNode[] = [];
  const waiting = [...box.children];
  for (let node = waiting.pop(); node !== undefined && leaves.length < most; node = waiting.pop()) {
    if (node.kind === 'box') waiting.push(...node.children);
    else leaves.push(node);
  }
  return leaves;
}

function crossOf(axis: 'row' | 'column'): 'row' | 'column' {
  return axis === 'row' ? 'column' : 'row';
}

function sideOf({ absoluteBox: { x, y, width, height } }: DesignNode, axis: 'row' | 'column') {
  return axis === 'row'
    ? { centre: x + width / 2, extent: width }
    : { centre: y + height / 2, extent: height };
}

/** A word in large letters at the top of a page, with a small mark at its upper corner: a name as its owner draws it. */
function isLogotype(box: BoxNode, page: DesignNode): boolean {
  const top = box.absoluteBox.y - page.absoluteBox.y;
  if (box === page || top > Math.min(mostTop, page.absoluteBox.height * 0.15)) return false;
  const leaves = leavesOf(box, mostLeaves);
  const [text, ...more] = leaves.filter((leaf) => leaf.kind === 'text');
  const marks = leaves.filter((leaf) => leaf.kind === 'shape');
  if (text === undefined || more.length > 0 || marks.length === 0) return false;
  if (marks.length + 1 < leaves.length || leaves.length === mostLeaves) return false;
  const isName = !/\s/.test(text.characters.trim()) && (text.runs[0]?.style.size ?? 0) >= leastLogotype;
  const [across, down] = [sideOf(text, 'row'), sideOf(text, 'column')];
  return (
    isName &&
    marks.every((mark) => {
      const [x, y] = [sideOf(mark, 'row'), sideOf(mark, 'column')];
      const gap = Math.abs(x.centre - across.centre) - (x.extent + across.extent) / 2;
      const isRaised = y.centre < down.centre - down.extent * 0.1 && y.extent < down.extent * 0.6;
      return isRaised && Math.abs(gap) <= nearEnd * 2;
    })
  );
}

/** px below the top of a page. */
const mostTop = 120;
/** px of letters. */
const leastLogotype = 24;
