import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import type { CodeElement, CodeNode } from '../code-component.ts';

/** What only says where a box stands and how large it is. */
const placing =
  /^(position|inset|top|right|bottom|left|z-index|(min-|max-)?(width|height)|aspect-ratio|flex(-grow|-shrink|-basis)?|align-self|justify-self|margin(-\w+)?|order|grid-(row|column))$/;

/**
 * Merges a box that paints nothing with the one child that fills it: the child takes its place and stands for both.
 * Any other box comes back as it is.
 */
export function collapseBox(box: CodeElement): CodeElement | Extract<CodeNode, { readonly kind: 'vector' }> {
  const [child, more] = box.children;
  const plain =
    (box.tag === 'div' || box.tag === 'span') &&
    box.attributes.length === 0 &&
    box.variants.length === 0 &&
    !box.reacts;
  if (!plain || more || !child || (child.kind !== 'element' && child.kind !== 'vector')) return box;
  if (box.style.some(comesAndGoes) || child.style.some(changesPlace)) return box;
  if (child.variants.length > 0 || !fillsParent(child.style) || !onlyPlaces(box.style)) return box;
  const own = child.style.filter(({ property }) => !placing.test(property));
  return {
    ...child,
    style: [...box.style.filter(({ property }) => property !== 'display'), ...own],
    styleName: child.styleName ?? box.styleName,
    ids: [...new Set([...box.ids, ...child.ids])],
  };
}

function comesAndGoes({ property, below }: Declaration): boolean {
  return below !== undefined && property === 'display';
}

/** Whether a declaration moves or hides a box in narrower viewports only. */
function changesPlace(declaration: Declaration): boolean {
  return comesAndGoes(declaration) || (declaration.below !== undefined && placing.test(declaration.property));
}

/** A positioned box, so that it makes no difference to what stands free inside its child. */
function onlyPlaces(style: Style): boolean {
  return (
    style.some(({ property, value }) => property === 'position' && value !== 'static') &&
    style.every(
      ({ property, value }) => placing.test(property) || (property === 'display' && value === 'block'),
    )
  );
}

const atStart = new Set(['top', 'left']);
const full = new Set(['width', 'height']);

/** Whether a style is that of a free child which covers its parent exactly. */
function fillsParent(style: Style): boolean {
  const places = style.filter(({ property }) => placing.test(property));
  const get = (name: string) => places.find(({ property }) => property === name)?.value;
  if (get('position') !== 'absolute') return false;
  const covers =
    get('inset') === '0' ||
    (get('top') === '0' && get('left') === '0' && get('width') === '100%' && get('height') === '100%');
  const others = places.filter(
    ({ property }) =>
      property !== 'position' && property !== 'inset' && !atStart.has(property) && !full.has(property),
  );
  return covers && others.length === 0;
}
