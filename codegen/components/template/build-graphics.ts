import { mergeStyles } from '../../css/merge-styles.ts';
import type {
  LayoutImage,
  LayoutNode,
  LayoutVector,
  PictureSource,
  Style,
} from '../../layout/layout-tree.ts';
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
  plainElement,
  textAttribute,
} from '../code-component.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { TemplateContext } from './template-context.ts';
import { varyingAttribute } from './varying-attributes.ts';
import { buildSlot, styledElement, stylesOf } from './varying-content.ts';

/** A picture, which narrower viewports may show otherwise; a slot where only some uses have such others. */
export function buildImage(context: TemplateContext, nodes: AlignedNodes<LayoutImage>): CodeNode {
  const sources = new Set(nodes.map((node) => JSON.stringify(node?.sources ?? [])));
  if (sources.size > 1) return buildSlot(context, nodes);
  const element = styledElement(context, 'img', stylesOf(nodes), [], styleNameOf(nodes, null) ?? 'image');
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

function imageSourceOf({ props }: TemplateContext, nodes: AlignedNodes<LayoutImage>): AttributeValue {
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const same = present.every((node) => node.asset?.key === first?.asset?.key);
  if (same) return { kind: 'asset', asset: first?.asset ?? { key: '', mime: 'image/png' } };
  const wanted = plannedPropName(nodes) ?? customLayerName(first ?? null) ?? 'image';
  const values = nodes.map((node): PassedValue | null => node && { kind: 'image', asset: node.asset });
  return { kind: 'prop', name: props.add({ kind: 'image' }, wanted, values) };
}

/** What the picture itself is known to show, else as it was decided, else what the layers are called; for each use apart where they differ. */
function altAttribute(context: TemplateContext, nodes: AlignedNodes<LayoutImage>): CodeAttribute {
  const usual = altTextOf(nodes);
  const altTexts = nodes.map((node) => node && (node.asset?.alt ?? node.decided?.alt ?? usual));
  return varyingAttribute(
    context,
    'alt',
    `${customLayerName(nodes.find(Boolean) ?? null) ?? 'image'} alt`,
    altTexts,
  );
}

/** A picture that is far down the page wherever it is used loads when it is near. */
function loadingAttributes(nodes: AlignedNodes<LayoutImage>): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  if (present.length === 0 || !present.every(({ loadsLater }) => loadsLater)) return [];
  return [textAttribute('loading', 'lazy')];
}

/**
 * The size a picture is drawn at, for browsers that lay out before the style sheet is there. Only where the style says
 * both sides: else what an attribute says would hold beside it.
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
 * An image, inside a `<picture>` where narrower viewports show other pictures: browsers load only the one they show.
 * It stands where it would stand alone.
 */
function withSources(image: CodeElement, sources: readonly PictureSource[]): CodeElement {
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

/** A drawing, which uses may show at several sizes; a slot where they show different ones. */
export function buildVector(context: TemplateContext, nodes: AlignedNodes<LayoutVector>): CodeNode {
  const { vectors } = context.library;
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const markup = new Set(present.map(({ svg }) => svg));
  const isUniform = markup.size === 1 || new Set([...markup].map((svg) => vectors.idOf(svg))).size === 1;
  if (!first || !isUniform) return buildSlot(context, nodes);
  const { base, remainders } = mergeStyles(stylesOf(nodes));
  return {
    kind: 'vector',
    svg: first.svg,
    staysInside: present.every((node) => node.staysInside),
    ...(first.componentName === undefined ? {} : { componentName: first.componentName }),
    layerName: styleNameOf(nodes, null),
    styleName: styleNameOf(nodes, null) ?? 'icon',
    style: base,
    variants: context.variations.addStyles(remainders),
    label: sharedAlt(present),
    ids: nodeIdsOf(nodes),
  };
}

/** One drawing says one thing wherever its component is used. */
function sharedAlt(vectors: readonly LayoutNode[]): string | null {
  const altTexts = new Set(vectors.flatMap(({ decided }) => decided?.alt ?? []));
  const [alt = ''] = altTexts;
  return altTexts.size === 1 && alt !== '' ? alt : null;
}
