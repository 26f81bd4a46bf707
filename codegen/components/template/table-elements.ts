/** Table markup around the rows and cells of a drawn table. */
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import type { CellTag } from '../../semantics/lists-and-tables.ts';
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import {
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type CodeVector,
  plainElement,
  textAttribute,
} from '../code-component.ts';

type CellContent = CodeElement | CodeVector | CodeInstance;

/**
 * Wraps an element that cannot be a cell itself, such as a button, a link or an image. The cell takes its
 * placement and the element fills the cell.
 * @param stretches Whether the row stretches its cells.
 */
export function wrapInCell(node: CodeNode, { tag, scope }: CellTag, stretches: boolean): CodeNode {
  if (node.kind !== 'element' && node.kind !== 'vector' && node.kind !== 'use') return node;
  const isCellDeclaration = cellDeclarationsOf(node);
  const style = node.style.filter(isCellDeclaration);
  const variants = node.variants.map((variant) => ({
    ...variant,
    style: variant.style.filter(isCellDeclaration),
  }));
  const cellVariants = variants.filter((variant) => variant.style.length > 0);
  const attributes = tag === 'th' ? [textAttribute('scope', scope)] : [];
  return {
    ...plainElement(tag, [withoutCellDeclarations(node, isCellDeclaration, stretches)], attributes),
    styleName: style.length + cellVariants.length === 0 ? null : 'cell',
    style,
    variants: cellVariants,
  };
}

type IsCellDeclaration = (declaration: Declaration) => boolean;

/**
 * Returns which declarations place and size an element in its row. The minimum size of its content stays with the
 * element.
 */
function cellDeclarationsOf(node: CellContent): IsCellDeclaration {
  const kept = new Set([
    'position',
    ...(hasOuterWidth(node) ? [] : ['min-width']),
    ...(declaresUnconditionally(node, 'height') ? [] : ['min-height']),
  ]);
  return (declaration) => {
    const { property, state } = declaration;
    if (state !== undefined || kept.has(property)) return false;
    return isOuterLayout(declaration) || propertyOf(property).role === 'size';
  };
}

function withoutCellDeclarations<Node extends CellContent>(
  node: Node,
  isCellDeclaration: IsCellDeclaration,
  stretches: boolean,
): Node {
  const own = (style: Style) => style.filter((one) => !isCellDeclaration(one));
  return {
    ...node,
    style: [...fillCell(node, stretches), ...own(node.style)],
    variants: node.variants
      .map((variant) => ({ ...variant, style: own(variant.style) }))
      .filter(({ style }) => style.length > 0),
  };
}

/** Fills the cell where the cell has a size, and makes the content a block, as all flex items are. */
function fillCell(node: CellContent, stretches: boolean): Style {
  const alignSelf = node.style.find(
    ({ property, below }) => property === 'align-self' && below === undefined,
  );
  const isStretched = alignSelf === undefined ? stretches : alignSelf.value === 'stretch';
  const isHigh = declaresUnconditionally(node, 'height') || isStretched;
  const isShown = node.kind !== 'element' || node.tag === 'img' || declaresUnconditionally(node, 'display');
  return [
    ...(hasOuterWidth(node) ? [{ property: 'width', value: '100%' }] : []),
    ...(isHigh ? [{ property: 'height', value: '100%' }] : []),
    ...(isShown ? [] : [{ property: 'display', value: 'block' }]),
  ];
}

/** Whether the width is decided by the row and not by the content. */
function hasOuterWidth(node: CellContent): boolean {
  return (
    declaresUnconditionally(node, 'width') ||
    declaresUnconditionally(node, 'flex') ||
    declaresUnconditionally(node, 'flex-grow')
  );
}

function declaresUnconditionally({ style }: CellContent, name: string): boolean {
  return style.some(({ property, below }) => property === name && below === undefined);
}

/**
 * Wraps consecutive rows without a layer of their own in a table. The table has no box, so the rows stay in the
 * flow of their parent.
 */
export function wrapTableRows(
  children: readonly CodeNode[],
  isRow: (index: number) => boolean,
): readonly CodeNode[] {
  const start = children.findIndex((_, index) => isRow(index));
  if (start < 0) return children;
  const rowCount = children.slice(start).findIndex((_, index) => !isRow(start + index));
  const end = rowCount < 0 ? children.length : start + rowCount;
  const table: CodeElement = {
    ...plainElement('table', tableSections(children.slice(start, end), false)),
    styleName: 'table',
    style: [{ property: 'display', value: 'contents' }],
  };
  return [...children.slice(0, start), table, ...children.slice(end)];
}

/**
 * Puts the rows of a table into the sections that HTML requires; a layer around the body rows is a section
 * already.
 */
export function tableSections(children: readonly CodeNode[], hasBody: boolean): readonly CodeNode[] {
  const [head, ...rows] = children;
  if (head === undefined) return [];
  // Sections have no box: the base stylesheet removes it.
  return [plainElement('thead', [head]), ...(hasBody ? rows : bodiesOf(rows))];
}

/** The body of a table; one for each group of rows that has a heading. */
function bodiesOf(rows: readonly CodeNode[]): readonly CodeNode[] {
  const groups: CodeNode[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group === undefined || namesGroup(row)) groups.push([row]);
    else group.push(row);
  }
  return groups.length === 0 ? [plainElement('tbody', [])] : groups.map((own) => plainElement('tbody', own));
}

function namesGroup(row: CodeNode): boolean {
  const [cell] = row.kind === 'element' ? row.children : [];
  return (
    cell?.kind === 'element' &&
    cell.attributes.some(
      ({ name, value }) => name === 'scope' && value.kind === 'text' && value.text === 'rowgroup',
    )
  );
}
