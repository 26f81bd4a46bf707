/**
 * Joins the lines of paragraphs that are drawn as one text per line and break differently at each width. Lines that
 * have the same text together in two frames become one text in both, which wraps by itself.
 */
import type { BoxNode, DesignNode, DesignTree, TextNode, TextStyle } from '#design/tree';
import { findWidthGroups, type WidthGroup } from './find-width-groups.ts';
import { lineGapTolerance } from '../tolerances.ts';

/** Finds the width groups of a design and joins their lines. */
export function joinLinesAcrossWidths(tree: DesignTree): {
  readonly tree: DesignTree;
  readonly groups: readonly WidthGroup[];
} {
  const groups = findWidthGroups(tree);
  return { tree: joinDifferentlyBroken(tree, groups), groups };
}

/** Joins the lines that break differently in the frames of a group. */
function joinDifferentlyBroken(tree: DesignTree, groups: readonly WidthGroup[]): DesignTree {
  const frames = new Map(tree.frames.map((frame) => [frame.root.id, frame]));
  for (const group of groups) {
    const roots = group.flatMap((id) => frames.get(id)?.root ?? []);
    const broken = findDifferentlyBroken(roots);
    if (broken.size === 0) continue;
    for (const id of group) {
      const frame = frames.get(id);
      if (frame) frames.set(id, { ...frame, root: joinColumns(frame.root, broken) });
    }
  }
  return { ...tree, frames: [...frames.values()] };
}

/** The texts that break differently in two frames, where the break in each frame is a natural wrap. */
function findDifferentlyBroken(roots: readonly DesignNode[]): ReadonlySet<string> {
  const broken = new Set<string>();
  const forced = new Set<string>();
  const known = new Map<string, Set<string>[]>();
  roots.forEach((root, index) => {
    for (const { lines, width } of listTextColumns(root)) {
      const text = joinedText(lines);
      if (!isNaturalWrap(lines, width)) forced.add(text);
      const breaks = known.get(text) ?? roots.map(() => new Set<string>());
      known.set(text, breaks);
      breaks[index]?.add(lines.map(({ characters }) => characters.trim()).join('\n'));
    }
  });
  for (const [text, breaks] of known) {
    const drawn = breaks.filter(({ size }) => size > 0);
    const inLines = drawn.flatMap((each) => [...each].filter((lines) => lines.includes('\n')));
    const differs = inLines.some((lines) => drawn.some((each) => !each.has(lines)));
    if (differs && !forced.has(text)) broken.add(text);
  }
  return broken;
}

interface TextColumn {
  readonly lines: readonly TextNode[];
  /** px that a line has. */
  readonly width: number;
}

/** Lists possible paragraphs: single texts, and texts below each other in a box of their own. */
function listTextColumns(root: DesignNode): readonly TextColumn[] {
  const columns: TextColumn[] = [];
  const waiting: DesignNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!node.visible) continue;
    if (node.kind === 'text') columns.push({ lines: [node], width: node.box.width });
    if (node.kind !== 'box') continue;
    const lines = findTextColumn(node);
    if (lines) columns.push({ lines, width: lineSpanIn(node).width });
    else waiting.push(...node.children);
  }
  return columns;
}

/** The lines of a box that contains nothing else, from top to bottom; `null` for any other box. */
function findTextColumn(box: BoxNode): readonly TextNode[] | null {
  const shown = box.children.filter(({ visible }) => visible);
  const lines = shown.flatMap((child) => (child.kind === 'text' ? [child] : []));
  const sorted = lines.toSorted((one, other) => one.box.y - other.box.y);
  const [first] = sorted;
  if (!first || lines.length < 2 || lines.length < shown.length) return null;
  const isColumn = sorted.every((line, index) => {
    const above = sorted[index - 1];
    return (
      hasSameTextStyle(line, first) &&
      (!above || Math.abs(line.box.y - above.box.y - above.box.height) <= lineGapTolerance)
    );
  });
  return isColumn ? sorted : null;
}

/** Whether two texts have one style each, the same, without line breaks. */
function hasSameTextStyle(one: TextNode, other: TextNode): boolean {
  const [run, ...more] = one.runs;
  const [wanted] = other.runs;
  if (!run || !wanted || more.length > 0 || /[\n\u2028]/.test(one.characters)) return false;
  const styleOf = ({ style, fills, link }: typeof run) => JSON.stringify([style, fills, link]);
  return styleOf(run) === styleOf(wanted) && one.rotation === 0 && one.opacity === other.opacity;
}

/** The position and width of a line in a box, in px. */
function lineSpanIn({ box, layout }: BoxNode): { readonly x: number; readonly width: number } {
  const x = layout?.padding.left ?? 0;
  return { x, width: box.width - x - (layout?.padding.right ?? 0) };
}

function joinedText(lines: readonly TextNode[]): string {
  return lines
    .map(({ characters }) => characters)
    .join(' ')
    .trim()
    .replace(/\s+/g, ' ');
}

/** Whether lines end because the next word does not fit, estimated from the widths of the drawn lines. */
function isNaturalWrap(lines: readonly TextNode[], width: number): boolean {
  return lines.every((line, index) => {
    const next = lines[index + 1];
    if (!next) return true;
    const [word = ''] = next.characters.trim().split(/\s/);
    const more = (next.box.width * word.length) / Math.max(1, next.characters.length);
    return line.box.width + more > 0.98 * width;
  });
}

function joinColumns(node: DesignNode, broken: ReadonlySet<string>): DesignNode {
  if (node.kind !== 'box') return node;
  const lines = findTextColumn(node);
  if (!lines) return { ...node, children: node.children.map((child) => joinColumns(child, broken)) };
  const [first] = lines;
  if (!first || !broken.has(joinedText(lines))) return node;
  return {
    ...node,
    children: [...node.children.filter(({ visible }) => !visible), toJoinedNode(first, lines, node)],
  };
}

/** The joined text: as wide as the box around the lines and as high as all of them. */
function toJoinedNode(first: TextNode, lines: readonly TextNode[], parent: BoxNode): TextNode {
  const last = lines.at(-1) ?? first;
  const characters = joinedText(lines);
  const { x, width } = lineSpanIn(parent);
  const height = last.box.y + last.box.height - first.box.y;
  return {
    ...first,
    characters,
    joined: lines.map(({ id }) => id),
    runs: first.runs.map((run) => ({
      ...run,
      text: characters,
      style: { ...run.style, ...joinedLineHeight(lines, height) },
    })),
    box: { x, y: first.box.y, width, height },
    absoluteBox: { ...first.absoluteBox, x: first.absoluteBox.x + x - first.box.x, width, height },
    renderBox: null,
    placement: {
      ...first.placement,
      horizontal: first.placement.absolute ? 'fixed' : 'fill',
      vertical: 'hug',
      constraints: { ...first.placement.constraints, horizontal: 'stretch' },
    },
    paragraph: {
      ...first.paragraph,
      align: commonAlignment(lines),
      resize: 'height',
      lines: [{ list: 'none', indent: 0 }],
    },
  };
}

/** The distance between the lines as drawn. Boxes of single lines may overlap by a fraction of a pixel. */
function joinedLineHeight(
  lines: readonly TextNode[],
  height: number,
): Pick<TextStyle, 'lineHeight' | 'drawnLineHeight'> | object {
  const drawn = lines[0]?.runs[0]?.style.drawnLineHeight;
  if (!drawn) return {};
  const count = lines.reduce((sum, { box }) => sum + Math.max(1, Math.round(box.height / drawn)), 0);
  const lineDistance = Math.round((100 * height) / count) / 100;
  return { lineHeight: lineDistance, drawnLineHeight: lineDistance };
}

/** The alignment of the lines. */
function commonAlignment(lines: readonly TextNode[]): TextNode['paragraph']['align'] {
  const spread = (edgeOf: (box: TextNode['box']) => number) => {
    const edges = lines.map(({ box }) => edgeOf(box));
    return Math.max(...edges) - Math.min(...edges);
  };
  const left = spread(({ x }) => x);
  const centre = spread(({ x, width }) => x + width / 2);
  // A trailing space has a width in Figma.
  const right = spread(({ x, width }) => x + width);
  if (left <= lineGapTolerance || left <= Math.min(centre, right)) return lines[0]?.paragraph.align ?? 'left';
  return centre <= right ? 'center' : 'right';
}
