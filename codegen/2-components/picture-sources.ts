import type { PictureSource } from '../1-layout/layout-tree.ts';
import type { CodeElement } from './code-component.ts';

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
