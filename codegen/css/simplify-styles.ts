/**
 * Removes declarations that have no effect: a `min-height` below the height of the content, and `flex-shrink: 0` where
 * nothing shrinks. Moves an `align-self` that all children have to their parent as `align-items`. The input is a
 * project after the styles of a component's instances are merged, so no appearance is split here.
 */
import {
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeProject,
  isStyled,
  mapCodeNodes,
  type StyledNode,
} from '../components/code-component.ts';
import { expandSides, readPx, splitCssValues } from './css-values.ts';
import { insertDeclaration } from './declaration-map.ts';
import { propertyOf } from './properties.ts';
import {
  declaresProperty,
  flowOf,
  flowOfValues,
  isOutOfFlow,
  isOutOfFlowPosition,
  isUnconditional,
  unconditionalValueOf,
} from './style-queries.ts';

/**
 * The minimum height of an element's content in px, with its padding and borders, whatever text it contains: each text
 * counts as one line.
 */
type MinHeightReader = (node: CodeElement) => number;

type UnconditionalValues = ReadonlyMap<string, string>;

/** Returns a project with the same appearance in fewer declarations. */
export function simplifyStyles(project: CodeProject): CodeProject {
  const minHeightOf = createMinHeightReader(project.components);
  const simplify = (node: CodeNode): CodeNode =>
    isStyled(node)
      ? useSideLonghands(
          node.kind === 'element' ? hoistAlignSelf(removeRedundantMinHeight(node, minHeightOf)) : node,
        )
      : node;
  const components = project.components.map((component) => ({
    ...component,
    root: mapCodeNodes(
      removeRedundantFlexShrink(component.root, false, rootFollowsContent(component)),
      simplify,
    ),
  }));
  return { ...project, components };
}

/** Creates a reader that knows the components of a project. */
function createMinHeightReader(components: readonly CodeComponent[]): MinHeightReader {
  const roots = new Map(components.map(({ name, root }) => [name, root]));
  const rootOf = (node: StyledNode) => (node.kind === 'use' ? roots.get(node.component) : node);
  const known = new Map<CodeElement, number>();

  const content = (node: CodeElement): number => {
    const former = known.get(node);
    if (former !== undefined) return former;
    const values = unconditionalValuesOf(node);
    const [above, below] = verticalSides(values, 'padding');
    const height = above + below + verticalBorders(values) + innerHeightOf(node, values);
    known.set(node, height);
    return height;
  };

  const innerHeightOf = (node: CodeElement, values: UnconditionalValues): number => {
    if (node.children.some(({ kind }) => kind === 'text' || kind === 'property'))
      return minLineHeight(values);
    const flow = flowOfValues((property) => values.get(property));
    if (flow !== 'row' && flow !== 'column') return 0;
    const heights = node.children.filter((child) => !isOutOfFlowNode(child, rootOf)).map(outerHeightOf);
    if (flow === 'row') return Math.max(0, ...heights);
    const gap = minLengthOf(splitCssValues(values.get('gap') ?? '0')[0]);
    return heights.reduce((sum, height) => sum + height, gap * Math.max(0, heights.length - 1));
  };

  const outerHeightOf = (node: CodeNode): number => {
    if (!isStyled(node)) return 0;
    const values = unconditionalValuesOf(node);
    const [above, below] = verticalSides(values, 'margin');
    return above + below + heightOf(node, values);
  };

  const heightOf = (node: StyledNode, values: UnconditionalValues): number => {
    const height = values.get('height');
    if (height !== undefined) return minLengthOf(height);
    const minHeight = minLengthOf(values.get('min-height'));
    const root = rootOf(node);
    if (root?.kind !== 'element' || mayBeLowerThanContent(values)) return minHeight;
    const contentHeight = node.kind === 'use' ? heightOf(root, unconditionalValuesOf(root)) : content(root);
    return Math.max(minHeight, contentHeight);
  };

  return content;
}

/** The unconditional values. If instances or states have different values, the height is unknown and counts as 0. */
function unconditionalValuesOf({ style, variants }: StyledNode): UnconditionalValues {
  const changing = variants.flatMap((variant) => variant.style);
  const unsure =
    changing.some(({ property }) => propertyOf(property).affectsHeight) || style.some(({ state }) => state);
  if (unsure) return new Map([['height', '0']]);
  return new Map(style.filter(isUnconditional).map(({ property, value }) => [property, value]));
}

function verticalSides(
  values: UnconditionalValues,
  property: 'margin' | 'padding',
): readonly [number, number] {
  const [top, , bottom] = expandSides(values.get(property) ?? '0');
  const [start = top, end = start] = splitCssValues(values.get(`${property}-block`) ?? '');
  return [
    minLengthOf(values.get(`${property}-top`) ?? start),
    minLengthOf(values.get(`${property}-bottom`) ?? (values.has(`${property}-block`) ? end : bottom)),
  ];
}

/** px. A value that is not a plain length may be 0. A relative length may be negative, so it has no lower bound. */
function minLengthOf(value: string | undefined): number {
  if (value === undefined || value === 'auto') return 0;
  return readPx(value) ?? Number.NEGATIVE_INFINITY;
}

function verticalBorders(values: UnconditionalValues): number {
  const widths = ['top', 'bottom'].map((side) => values.get(`border-${side}`) ?? values.get('border') ?? '0');
  return widths.reduce((sum, line) => sum + minLengthOf(splitCssValues(line)[0]), 0);
}

/** px of one line. A line that is trimmed to its letters counts as 0. */
function minLineHeight(values: UnconditionalValues): number {
  if (values.has('text-box')) return 0;
  const height = values.get('line-height') ?? '';
  if (height.endsWith('px')) return minLengthOf(height);
  const size = minLengthOf(values.get('font-size'));
  return Math.max(0, Number(height) * size || 0);
}

/** Whether a node is out of flow and takes no space there. */
function isOutOfFlowNode(node: CodeNode, rootOf: (node: StyledNode) => CodeNode | undefined): boolean {
  if (!isStyled(node)) return false;
  const root = rootOf(node);
  if (root?.kind === 'element' && root.tag === 'dialog') return true;
  return [node, root].some((one) => one && isStyled(one) && takesNoSpace(unconditionalValuesOf(one)));
}

function takesNoSpace(values: UnconditionalValues): boolean {
  return isOutOfFlowPosition(values.get('position')) || values.get('display') === 'none';
}

/** Whether an element may be lower than its content: it clips the content or takes a share of the available space. */
function mayBeLowerThanContent(values: UnconditionalValues): boolean {
  return values.has('overflow') || values.has('max-height') || values.get('min-height') === '0';
}

const sides = ['top', 'right', 'bottom', 'left'] as const;

/**
 * Declares padding or margin on one side with its longhand. Omitting the other sides is safe because the base
 * stylesheet resets them.
 */
function useSideLonghands<Node extends StyledNode>(node: Node): Node {
  return {
    ...node,
    style: node.style.flatMap((one) => {
      const { property, value } = one;
      const [, kind, axis] = /^(padding|margin)(-block)?$/.exec(property) ?? [];
      if (kind === undefined || !isUnconditional(one) || variesConditionally(node, property)) return [one];
      const [first, second, third, fourth] = expandSides(value);
      const lengths = axis === undefined ? [first, second, third, fourth] : [first, '0', second, '0'];
      const [side, more] = sides.filter((_, index) => lengths[index] !== '0');
      return side === undefined || more !== undefined
        ? [one]
        : [{ property: `${kind}-${side}`, value: lengths[sides.indexOf(side)] ?? '0' }];
    }),
  };
}

/** Whether a property has another value in some variant or state, or at another width. */
function variesConditionally({ style, variants }: StyledNode, property: string): boolean {
  const sometimes = style.filter((one) => !isUnconditional(one));
  return [...sometimes, ...variants.flatMap((one) => one.style)].some((one) => one.property === property);
}

/** Replaces the `align-self` that all children of a row or column share by `align-items` on the parent. */
function hoistAlignSelf(node: CodeElement): CodeElement {
  const flow = flowOf(node);
  if ((flow !== 'row' && flow !== 'column') || declaresProperty(node, 'align-items')) return node;
  const flowing = node.children.filter((child) => !isStyled(child) || !isOutOfFlow(child));
  const [alignment, ...others] = new Set(flowing.map(alignSelfOf));
  if (flowing.length < 2 || others.length > 0 || alignment === undefined || alignment === 'stretch')
    return node;
  return {
    ...node,
    style: insertDeclaration(node.style, { property: 'align-items', value: alignment }),
    children: node.children.map((child) =>
      isStyled(child) && flowing.includes(child) ? withoutProperty(child, 'align-self') : child,
    ),
  };
}

function alignSelfOf(node: CodeNode): string | undefined {
  return isStyled(node) && !variesConditionally(node, 'align-self')
    ? unconditionalValueOf(node, 'align-self')
    : undefined;
}

function withoutProperty<Node extends StyledNode>(node: Node, property: string): Node {
  return { ...node, style: node.style.filter((one) => one.property !== property) };
}

/** px by which rounded lengths may differ. */
const rounding = 0.02;

function removeRedundantMinHeight(node: CodeElement, minHeightOf: MinHeightReader): CodeElement {
  const height = readPx(unconditionalValueOf(node, 'min-height'));
  if (height === null || height === 0 || variesConditionally(node, 'min-height')) return node;
  return minHeightOf(node) < height - rounding ? node : withoutProperty(node, 'min-height');
}

/** Removes `flex-shrink: 0` from children of a column that is as high as its content (`follows`). */
function removeRedundantFlexShrink(node: CodeNode, neverShrinks: boolean, follows: boolean): CodeNode {
  const own =
    neverShrinks && isStyled(node) && !variesConditionally(node, 'flex-shrink')
      ? withoutProperty(node, 'flex-shrink')
      : node;
  if (own.kind !== 'element') return own;
  const flow = flowOf(own);
  const isColumn = flow === 'column';
  const children = own.children.map((child) =>
    removeRedundantFlexShrink(
      child,
      isColumn && follows,
      follows && flow !== 'grid' && followsContent(child, isColumn),
    ),
  );
  return { ...own, children };
}

/** Properties that set a height other than the content's. */
const setsHeight = /^((max-)?height|aspect-ratio|position|inset)$/;

const setsHeightInColumn = /^flex(-grow|-basis)?$/;

function followsContent(node: CodeNode, inColumn: boolean): boolean {
  if (!isStyled(node)) return false;
  const all = [...node.style, ...node.variants.flatMap(({ style }) => style)];
  return all.every(
    ({ property, value }) =>
      value === 'relative' || !(setsHeight.test(property) || (inColumn && setsHeightInColumn.test(property))),
  );
}

/** Only pages and sections of pages have a known parent. */
function rootFollowsContent({ root, role, isSection = false }: CodeComponent): boolean {
  return (role === 'page' || isSection) && followsContent(root, true);
}
