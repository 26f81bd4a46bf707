import type { LayoutImage, PictureSource, Style } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeAttribute, CodeElement } from '../code-component.ts';
import { plainElement } from '../plain-element.ts';
import { textAttribute } from '../text-attribute.ts';

/** A picture that is far down the page wherever it is used loads when it is near. */
export function loadingOf(nodes: Aligned<LayoutImage>): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  if (present.length === 0 || !present.every(({ loadsLater }) => loadsLater)) return [];
  return [textAttribute('loading', 'lazy')];
}

/**
 * The size a picture is drawn at, for browsers that lay out before the style sheet is there. Only where the style says
 * both sides: else what an attribute says would hold beside it.
 */
export function sizeAttributes(nodes: Aligned<LayoutImage>, style: Style): readonly CodeAttribute[] {
  const sides = (['width', 'height'] as const).map((side) => {
    const lengths = new Set(nodes.flatMap((node) => (node ? [Math.round(node.drawn[side])] : [])));
    const [length = 0] = lengths;
    const isSaid = style.some(({ property, below }) => property === side && below === undefined);
    return lengths.size === 1 && isSaid && length > 0 ? [textAttribute(side, `${length}`)] : [];
  });
  if (sides.some((side) => side.length === 0)) return [];
  return sides.flat();
}

/**
 * An image, inside a `<picture>` where narrower viewports show other pictures: browsers load only the one they show.
 * It stands where it would stand alone.
 */
export function withSources(image: CodeElement, sources: readonly PictureSource[]): CodeElement {
  if (sources.length === 0) return image;
  const children = sources.map(({ below, asset }) =>
    plainElement(
      'source',
      [],
      [
        // Without a box of the picture's own, browsers would arrange its sources too.
        { name: 'hidden', value: { kind: 'flag' } },
        textAttribute('media', `(width < ${below}px)`),
        { name: 'srcset', value: { kind: 'asset', asset } },
      ],
    ),
  );
  return {
    ...plainElement('picture', [...children, image]),
    styleName: 'picture',
    style: [{ property: 'display', value: 'contents' }],
  };
}
