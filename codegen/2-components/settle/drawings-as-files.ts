import { shortHash } from '../../1-layout/draw/short-hash.ts';
import type { LayoutDrawing } from '../../1-layout/layout-tree.ts';
import type { CodeAttribute, CodeComponent, CodeElement, CodeNode, CodeVector } from '../code-component.ts';
import { mapNodes } from '../map-nodes.ts';
import { plainElement } from '../plain-element.ts';
import { textAttribute } from '../text-attribute.ts';

/** Letters of markup from which on a drawing is a picture in its own file, and no part of a page's source. */
const longMarkup = 2000;

export interface FiledDrawings {
  readonly components: readonly CodeComponent[];
  readonly drawings: readonly LayoutDrawing[];
}

/**
 * Puts long drawings into files of their own, where an `<img>` shows just what the markup did: nothing of them sticks
 * out, and their colour is their own rather than the page's.
 */
export function fileDrawings(components: readonly CodeComponent[]): FiledDrawings {
  const drawings = new Map<string, LayoutDrawing>();
  const file = (node: CodeNode): CodeNode => {
    const svg = node.kind === 'vector' ? documentOf(node) : null;
    if (node.kind !== 'vector' || svg === null) return node;
    const asset = { key: `drawing-${shortHash(svg)}`, mime: 'image/svg+xml' } as const;
    drawings.set(asset.key, { asset, svg });
    return pictureOf(node, asset);
  };
  const filed = components.map((component) => ({ ...component, root: mapNodes(component.root, file) }));
  return { components: filed, drawings: [...drawings.values()] };
}

/** The markup as a document of its own; `null` where the page has a part in it. */
function documentOf({ svg, style, variants, staysInside }: CodeVector): string | null {
  if (svg.length < longMarkup || !staysInside || variants.length > 0 || svg.includes('var(')) return null;
  if (!svg.includes('currentColor')) return svg;
  const colour = style.find(({ property }) => property === 'color')?.value;
  return colour !== undefined && colour.startsWith('#') ? svg.replaceAll('currentColor', colour) : null;
}

function pictureOf({ styleName, style, ids, label }: CodeVector, asset: LayoutDrawing['asset']): CodeElement {
  const source: CodeAttribute = { name: 'src', value: { kind: 'asset', asset } };
  return {
    ...plainElement('img', [], [source, textAttribute('alt', label ?? '')]),
    styleName,
    style: style.filter(({ property }) => property !== 'color'),
    ids,
  };
}
