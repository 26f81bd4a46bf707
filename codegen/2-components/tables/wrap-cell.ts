import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import type { CodeElement, CodeNode, CodeUse, CodeVector } from '../code-component.ts';
import { isOuter } from '../merge-styles.ts';
import { plainElement } from '../plain-element.ts';
import { textAttribute } from '../text-attribute.ts';

type Held = CodeElement | CodeVector | CodeUse;

/**
 * The cell around what cannot be one itself, as a button, a link or a picture: it stands where that stood, and that
 * fills it.
 * @param stretches Whether the row makes its cells as high as itself.
 */
export function wrapCell(node: CodeNode, tag: 'th' | 'td', stretches: boolean): CodeNode {
  if (node.kind !== 'element' && node.kind !== 'vector' && node.kind !== 'use') return node;
  const isPlace = placeOf(node);
  const style = node.style.filter(isPlace);
  const variants = node.variants.map((variant) => ({ ...variant, style: variant.style.filter(isPlace) }));
  const moves = variants.filter((variant) => variant.style.length > 0);
  const scope = tag === 'th' ? [textAttribute('scope', 'col')] : [];
  return {
    ...plainElement(tag, [withoutPlace(node, isPlace, stretches)], scope),
    styleName: style.length + moves.length === 0 ? null : 'cell',
    style,
    variants: moves,
  };
}

type IsPlace = (declaration: Declaration) => boolean;

/** What says where something stands in its row and how large it is there; the least that its content takes is its own. */
function placeOf(node: Held): IsPlace {
  const sizes = [
    widens(node) ? 'min-width' : '',
    has(node, 'height') ? 'min-height' : '',
    ...['width', 'max-width', 'height', 'max-height', 'aspect-ratio'],
  ];
  return (declaration) => {
    const { property, state } = declaration;
    if (property === 'position') return false;
    return isOuter(declaration) || (state === undefined && sizes.includes(property));
  };
}

function withoutPlace<Node extends Held>(node: Node, isPlace: IsPlace, stretches: boolean): Node {
  const own = (style: Style) => style.filter((one) => !isPlace(one));
  return {
    ...node,
    style: [...fill(node, stretches), ...own(node.style)],
    variants: node.variants
      .map((variant) => ({ ...variant, style: own(variant.style) }))
      .filter(({ style }) => style.length > 0),
  };
}

/** As wide and high as the cell where that has a size, and a block, as everything in a row is. */
function fill(node: Held, stretches: boolean): Style {
  const isHigh = has(node, 'height') || (stretches && !has(node, 'align-self'));
  const isShown = node.kind !== 'element' || node.tag === 'img' || has(node, 'display');
  return [
    ...(widens(node) ? [{ property: 'width', value: '100%' }] : []),
    ...(isHigh ? [{ property: 'height', value: '100%' }] : []),
    ...(isShown ? [] : [{ property: 'display', value: 'block' }]),
  ];
}

/** Whether its width is the row's to say, and not its content's. */
function widens(node: Held): boolean {
  return has(node, 'width') || has(node, 'flex') || has(node, 'flex-grow');
}

function has({ style }: Held, name: string): boolean {
  return style.some(({ property, below }) => property === name && below === undefined);
}
