/** How high things are at the least, whatever is written in them: read from their styles, of each text one line. */
import type { CodeComponent, CodeElement, CodeNode } from '../../2-components/code-component.ts';
import { isOutOfFlow, isPlain } from '../../2-components/plain-style.ts';
import { splitAtSpaces } from '../tailwind/utility-text.ts';
import { isStyled, type StyledNode } from '../walk-code.ts';

/** px that the content of an element asks for at the least, its padding with it. */
export type HeightReader = (node: CodeElement) => number;

/** Opens a reader that knows what is in the components of a project. */
export function openHeights(components: readonly CodeComponent[]): HeightReader {
  const roots = new Map(components.map(({ name, root }) => [name, root]));
  const rootOf = (node: StyledNode) => (node.kind === 'use' ? roots.get(node.component) : node);
  const known = new Map<CodeElement, number>();

  const content = (node: CodeElement): number => {
    const former = known.get(node);
    if (former !== undefined) return former;
    const sheet = sheetOf(node);
    const [above, below] = verticalSides(sheet, 'padding');
    const height = above + below + bordersOf(sheet) + inside(node, sheet);
    known.set(node, height);
    return height;
  };

  const inside = (node: CodeElement, sheet: Sheet): number => {
    if (node.children.some(({ kind }) => kind === 'text' || kind === 'property')) return lineOf(sheet);
    if (sheet.get('display') !== 'flex') return 0;
    const heights = node.children.filter((child) => !isFree(child, rootOf)).map(outer);
    if (sheet.get('flex-direction') !== 'column') return Math.max(0, ...heights);
    const gap = lengthOf(splitAtSpaces(sheet.get('gap') ?? '0')[0]);
    return heights.reduce((sum, height) => sum + height, gap * Math.max(0, heights.length - 1));
  };

  const outer = (node: CodeNode): number => {
    if (!isStyled(node)) return 0;
    const sheet = sheetOf(node);
    const [above, below] = verticalSides(sheet, 'margin');
    return above + below + own(node, sheet);
  };

  const own = (node: StyledNode, sheet: Sheet): number => {
    const height = sheet.get('height');
    if (height !== undefined) return lengthOf(height);
    const least = lengthOf(sheet.get('min-height'));
    const root = rootOf(node);
    if (root?.kind !== 'element' || isSqueezed(sheet)) return least;
    const held = node.kind === 'use' ? own(root, sheetOf(root)) : content(root);
    return Math.max(least, held);
  };

  return content;
}

type Sheet = ReadonlyMap<string, string>;

const sizes =
  /^((min-|max-)?height|display|position|flex(-direction)?|gap|(padding|margin|border)(-.+)?|line-height|font(-size)?|text-box)$/;

/** What always holds; what differs between uses or states is not known, and a `null` stands for it. */
function sheetOf({ style, variants }: StyledNode): Sheet {
  const changing = variants.flatMap((variant) => variant.style);
  const unsure = changing.some(({ property }) => sizes.test(property)) || style.some(({ state }) => state);
  if (unsure) return new Map([['height', '0']]);
  return new Map(style.filter(isPlain).map(({ property, value }) => [property, value]));
}

/** What stands in no flow: it takes no room there. */
function isFree(node: CodeNode, rootOf: (node: StyledNode) => CodeNode | undefined): boolean {
  if (!isStyled(node)) return false;
  const root = rootOf(node);
  if (root?.kind === 'element' && root.tag === 'dialog') return true;
  return [node, root].some((one) => one && isStyled(one) && takesNoRoom(sheetOf(one)));
}

function takesNoRoom(sheet: Sheet): boolean {
  return isOutOfFlow(sheet.get('position')) || sheet.get('display') === 'none';
}

/** What may be lower than its content: it cuts it off, or takes a share of what there is. */
function isSqueezed(sheet: Sheet): boolean {
  return sheet.has('overflow') || sheet.has('max-height') || sheet.get('min-height') === '0';
}

function verticalSides(sheet: Sheet, property: 'margin' | 'padding'): readonly [number, number] {
  const [top = '0', , bottom = top] = splitAtSpaces(sheet.get(property) ?? '0');
  const [start = top, end = start] = splitAtSpaces(sheet.get(`${property}-block`) ?? '');
  return [
    lengthOf(sheet.get(`${property}-top`) ?? start),
    lengthOf(sheet.get(`${property}-bottom`) ?? (sheet.has(`${property}-block`) ? end : bottom)),
  ];
}

function bordersOf(sheet: Sheet): number {
  const widths = ['top', 'bottom'].map((side) => sheet.get(`border-${side}`) ?? sheet.get('border') ?? '0');
  return widths.reduce((sum, line) => sum + lengthOf(splitAtSpaces(line)[0]), 0);
}

/** px; what is no plain length may be nothing, and what is a negative share cannot be told. */
function lengthOf(value: string | undefined): number {
  const [, pixels] = /^(-?[\d.]+)px$/.exec(value ?? '') ?? [];
  if (pixels !== undefined) return Number(pixels);
  return value === undefined || value === '0' || value === 'auto' ? 0 : Number.NEGATIVE_INFINITY;
}

/** px of one line; what is trimmed to its letters is lower. */
function lineOf(sheet: Sheet): number {
  if (sheet.has('text-box')) return 0;
  const height = sheet.get('line-height') ?? '';
  if (height.endsWith('px')) return lengthOf(height);
  const size = lengthOf(sheet.get('font-size'));
  return Math.max(0, Number(height) * size || 0);
}
