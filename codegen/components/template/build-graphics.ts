/** Builds images and vectors. */
import { mergeStyles } from '../../css/merge-styles.ts';
import { narrowerThan } from '../../css/print-css.ts';
import type {
  LayoutImage,
  LayoutNode,
  LayoutVector,
  PictureSource,
  Style,
} from '../../layout/layout-tree.ts';
import { readableWordsOf } from '../../naming/identifiers.ts';
import {
  altTextOf,
  customLayerName,
  nodeIdsOf,
  plannedPropName,
  styleNameOf,
} from '../../naming/layer-names.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  type CodeVector,
  plainElement,
  textAttribute,
} from '../code-component.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { TemplateContext } from './template-context.ts';
import { varyingAttribute } from './varying-attributes.ts';
import { buildSlot, styledElement, stylesOf } from './varying-content.ts';

/**
 * Builds an image with its sources for narrower viewports; a slot where the sources differ between occurrences.
 */
export function buildImage(context: TemplateContext, nodes: AlignedNodes<LayoutImage>): CodeNode {
  const sources = new Set(nodes.map((node) => JSON.stringify(node?.sources ?? [])));
  const films = new Set(nodes.flatMap((node) => (node === null ? [] : [node.film?.key ?? node.film])));
  if (sources.size > 1 || films.size > 1) return buildSlot(context, nodes);
  const [film] = films;
  if (film !== undefined) return buildFilm(context, nodes);
  const element = styledElement(
    context,
    nodes,
    'img',
    stylesOf(context, nodes),
    [],
    styleNameOf(nodes, null) ?? 'image',
  );
  const image: CodeElement = {
    ...element,
    attributes: [
      { name: 'src', value: imageSourceOf(context, nodes) },
      altAttribute(context, nodes),
      ...sizeAttributes(nodes, element.style),
      ...loadingAttributes(nodes),
    ],
    ids: nodeIdsOf(nodes),
  };
  return withSources(image, nodes.find((node) => node !== null)?.sources ?? []);
}

/**
 * Builds a film that plays without sound, again and again, as Figma's do. Where somebody wants less motion no source
 * fits, and the poster stays.
 */
function buildFilm(context: TemplateContext, nodes: AlignedNodes<LayoutImage>): CodeElement {
  const first = nodes.find((node) => node !== null);
  const film = first?.film ?? null;
  const element = styledElement(
    context,
    nodes,
    'video',
    stylesOf(context, nodes),
    film === null
      ? []
      : [
          plainElement(
            'source',
            [],
            [
              { name: 'src', value: { kind: 'asset', asset: film } },
              textAttribute('type', film.mime),
              textAttribute('media', '(prefers-reduced-motion: no-preference)'),
            ],
          ),
        ],
    styleNameOf(nodes, null) ?? 'video',
  );
  const poster = imageSourceOf(context, nodes);
  const hasPoster = nodes.some((node) => node !== null && node.asset !== null);
  const flags = ['autoplay', 'muted', 'loop', 'playsinline'] as const;
  return {
    ...element,
    attributes: [
      ...(hasPoster ? [{ name: 'poster', value: poster }] : []),
      ...flags.map((name): CodeAttribute => ({ name, value: { kind: 'flag' } })),
      textAttribute('aria-label', altTextOf(nodes) || 'Video'),
    ],
    ids: nodeIdsOf(nodes),
  };
}

function imageSourceOf({ props }: TemplateContext, nodes: AlignedNodes<LayoutImage>): AttributeValue {
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const same = present.every((node) => node.asset?.key === first?.asset?.key);
  if (same) return { kind: 'asset', asset: first?.asset ?? { key: '', mime: 'image/png' } };
  const wanted = plannedPropName(nodes) ?? customLayerName(first ?? null) ?? 'image';
  const values = nodes.map((node): PassedValue | null => node && { kind: 'image', asset: node.asset });
  return { kind: 'prop', name: props.add({ kind: 'image' }, wanted, values) };
}

/** Takes the alternative text from the image file, from the plan, or from the layer name, for each occurrence. */
function altAttribute(context: TemplateContext, nodes: AlignedNodes<LayoutImage>): CodeAttribute {
  const usual = areSeveralPictures(nodes) ? '' : altTextOf(nodes);
  const altTexts = nodes.map(
    (node) => node && (node.decided?.alt ?? withoutTitle(node, node.asset?.alt ?? usual)),
  );
  return varyingAttribute(
    context,
    'alt',
    `${customLayerName(nodes.find(Boolean) ?? null) ?? 'image'} alt`,
    altTexts,
  );
}

/** Whether occurrences of one layer show several pictures, so that its name tells nothing about any of them. */
function areSeveralPictures(nodes: AlignedNodes<LayoutImage>): boolean {
  const present = nodes.filter((node) => node !== null);
  const keys = new Set(present.map(({ asset }) => asset?.key));
  return keys.size > 1 && new Set(present.map(({ name }) => name)).size === 1;
}

/** Returns no text where the words beside an image already say it: screen readers would read them twice. */
function withoutTitle({ textsBeside = [] }: LayoutImage, alt: string): string {
  const words = readableWordsOf(alt);
  const isSaid = textsBeside.some((text) => {
    const said = new Set(readableWordsOf(text));
    return words.every((word) => said.has(word));
  });
  return isSaid ? '' : alt;
}

/** An image that is far down the page in every occurrence is loaded lazily. */
function loadingAttributes(nodes: AlignedNodes<LayoutImage>): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  if (present.length === 0 || !present.every(({ loadsLater }) => loadsLater)) return [];
  return [textAttribute('loading', 'lazy')];
}

/**
 * Returns the drawn size, which browsers use for the layout before the stylesheet is loaded. Only where the style
 * declares both sides, because otherwise an attribute would set the other side.
 */
function sizeAttributes(nodes: AlignedNodes<LayoutImage>, style: Style): readonly CodeAttribute[] {
  const sides = (['width', 'height'] as const).map((side) => {
    const lengths = new Set(nodes.flatMap((node) => (node ? [Math.round(node.drawn[side])] : [])));
    const [length = 0] = lengths;
    const isDeclared = style.some(({ property, below }) => property === side && below === undefined);
    return lengths.size === 1 && isDeclared && length > 0 ? [textAttribute(side, `${length}`)] : [];
  });
  if (sides.some((side) => side.length === 0)) return [];
  return sides.flat();
}

/**
 * Wraps an image in a `<picture>` where narrower viewports show other images, so that browsers load only one. The
 * wrapper has no box, so the layout does not change.
 */
function withSources(image: CodeElement, sources: readonly PictureSource[]): CodeElement {
  if (sources.length === 0) return image;
  const children = sources.map(({ below, asset }) =>
    plainElement(
      'source',
      [],
      [
        // Because the `<picture>` has no box, its parent would lay out the sources too.
        { name: 'hidden', value: { kind: 'flag' } },
        textAttribute('media', narrowerThan(below)),
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

/** Builds a vector that may have several sizes; a slot where the occurrences show different vectors. */
export function buildVector(context: TemplateContext, nodes: AlignedNodes<LayoutVector>): CodeNode {
  const { vectors } = context.library;
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const markup = new Set(present.map(({ svg }) => svg));
  const isUniform = markup.size === 1 || new Set([...markup].map((svg) => vectors.idOf(svg))).size === 1;
  if (!first || !isUniform) return buildSlot(context, nodes);
  const { base, remainders } = mergeStyles(stylesOf(context, nodes));
  const variants = context.variations.addStyles(nodes, remainders);
  return { ...vectorOf(nodes, first), style: base, variants };
}

/** Returns the vector that occurrences of one layer show, with the style of one of them. */
export function vectorOf(nodes: AlignedNodes<LayoutVector>, sample: LayoutVector): CodeVector {
  const present = nodes.filter((node) => node !== null);
  return {
    kind: 'vector',
    svg: sample.svg,
    staysInside: present.every((node) => node.staysInside),
    ...(sample.componentName === undefined ? {} : { componentName: sample.componentName }),
    layerName: styleNameOf(nodes, null),
    styleName: styleNameOf(nodes, null) ?? 'icon',
    style: sample.style,
    variants: [],
    label: sharedAlt(present),
    ids: nodeIdsOf(nodes),
  };
}

/** Returns the alternative text that all occurrences of a vector share; `null` where they differ. */
function sharedAlt(vectors: readonly LayoutNode[]): string | null {
  const altTexts = new Set(vectors.flatMap(({ decided }) => decided?.alt ?? []));
  const [alt = ''] = altTexts;
  return altTexts.size === 1 && alt !== '' ? alt : null;
}
