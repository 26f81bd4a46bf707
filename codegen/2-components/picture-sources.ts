import type { LayoutImage, PictureSource } from '../1-layout/layout-tree.ts';
import type { Aligned } from './align-uses.ts';
import type { CodeAttribute, CodeElement } from './code-component.ts';

/** A picture that is far down the page wherever it is used loads when it is near. */
export function loadingOf(nodes: Aligned<LayoutImage>): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  if (present.length === 0 || !present.every(({ loadsLater }) => loadsLater)) return [];
  return [{ name: 'loading', value: { kind: 'text', text: 'lazy' } }];
}

/**
 * An image, inside a `<picture>` where narrower viewports show other pictures: browsers load only the one they show.
 * It stands where it would stand alone.
 */
export function withSources(image: CodeElement, sources: readonly PictureSource[]): CodeElement {
  if (sources.length === 0) return image;
  const plain = { styleName: null, style: [], variants: [], ids: [] };
  const children = sources.map(({ below, asset }): CodeElement => ({
    ...plain,
    kind: 'element',
    tag: 'source',
    attributes: [
      // Without a box of the picture's own, browsers would arrange its sources too.
      { name: 'hidden', value: { kind: 'flag' } },
      { name: 'media', value: { kind: 'text', text: `(width < ${below}px)` } },
      { name: 'srcset', value: { kind: 'asset', asset } },
    ],
    children: [],
  }));
  return {
    ...plain,
    kind: 'element',
    tag: 'picture',
    attributes: [],
    styleName: 'picture',
    style: [{ property: 'display', value: 'contents' }],
    children: [...children, image],
  };
}
