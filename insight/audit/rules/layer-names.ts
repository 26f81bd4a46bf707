/** Names that Figma gave, and pictures of which nothing says what they show. */
import { fieldsOf, listOf, textOf } from '#design/read/fields';
import { ancestorsOf, isBox, isText, isUnnamed, type Layer } from '../audit-frame.ts';
import { type AuditContext, type Rule, writeNumber } from '../audit-rule.ts';
import { areaOf, intersect } from '../rectangles.ts';

export const layerName: Rule = {
  id: 'layer-name',
  level: 'note',
  why: 'Names are what developers, screen readers of the file and generated code know a layer by.',
  find: ({ frame }) => {
    const candidates = frame.layers.filter((layer) => isNameable(layer));
    const unnamed = candidates.filter((layer) => isUnnamed(layer.node.name) && !isGivenName(layer));
    if (unnamed.length === 0) return [];
    const edits = unnamed.flatMap((layer) => {
      const now = suggestName(layer);
      return now === null
        ? []
        : [{ kind: 'rename' as const, nodeId: layer.node.id, was: layer.node.name, now }];
    });
    return [
      {
        layers: unnamed,
        measure: `${String(unnamed.length)} of ${String(candidates.length)} frames and groups`,
        message:
          unnamed.length === 1
            ? `"${unnamed[0]?.node.name ?? ''}" has the name that Figma gave it.`
            : `${String(unnamed.length)} layers have the names that Figma gave them, such as "${unnamed[0]?.node.name ?? ''}".`,
        howToFix: 'Name each after what it is for.',
        confidence: 0.95,
        ...(edits.length === 0
          ? {}
          : {
              fix: {
                title: edits.length === 1 ? 'Rename' : `Rename ${writeNumber(edits.length)} layers`,
                edits,
              },
            }),
      },
    ];
  },
};

/** Without a number these are also names that people give. */
const kindName = /^(text|section|image|line|component|table|star|arrow|header|footer)$/i;

/** Names of Figma's kinds that a person gives too: `Header`, and `Section 3` for a frame. */
function isGivenName({ node }: Layer): boolean {
  return (
    kindName.test(node.name) ||
    (node.kind === 'box' && node.role !== 'section' && sectionName.test(node.name))
  );
}

const sectionName = /^section\s*\d+$/i;

/** Boxes with something in them; what is in a drawing or an instance is named elsewhere or not at all. */
function isNameable(layer: Layer): boolean {
  if (!isBox(layer) || !layer.shown || layer.pictorial || layer.instance !== null) return false;
  if (layer.node.role === 'rectangle' || layer.node.role === 'instance' || layer.children.length === 0)
    return false;
  // A group of shapes alone is an icon.
  return [...innerLayers(layer, 40)].some(
    (inner) => inner.node.kind !== 'shape' && inner.children.length === 0,
  );
}

function* innerLayers(layer: Layer, most: number): Generator<Layer> {
  const waiting = [...layer.children];
  for (let count = 0; count < most; count += 1) {
    const inner = waiting.shift();
    if (inner === undefined) return;
    yield inner;
    waiting.push(...inner.children);
  }
}

/** A name that its own content gives; none where that is not plain. */
function suggestName(layer: Layer): string | null {
  const shown = layer.children.filter((child) => child.shown);
  const names = new Set(
    shown.map(({ node }) => (node.kind === 'box' && node.role === 'instance' ? node.name : '')),
  );
  const [only] = names;
  if (shown.length >= 2 && names.size === 1 && only !== undefined && only !== '' && !isUnnamed(only))
    return `${only} list`;
  const texts = [...innerLayers(layer, 24)].filter(isText).filter(({ shown: isShown }) => isShown);
  const sizeOf = (text: (typeof texts)[number]) => text.node.runs[0]?.style.size ?? 0;
  const [title] = texts.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const words = title?.node.characters.trim().replace(/\s+/g, ' ') ?? '';
  return words !== '' && words.length <= 32 && /\p{L}{2}/u.test(words) && texts.length <= 12 ? words : null;
}

export const alternativeText: Rule = {
  id: 'alternative-text',
  level: 'warning',
  why: 'People who cannot see the image are not told what it shows.',
  find: (context) => {
    const pictures = context.frame.layers.filter((layer) => showsPicture(layer, context));
    const untold = pictures.filter((layer) => !isDescribed(layer));
    if (untold.length === 0) return [];
    const name = untold[0]?.node.name.slice(0, 40) ?? '';
    return [
      {
        layers: untold,
        measure: `${String(untold.length)} of ${String(pictures.length)} images`,
        message:
          untold.length === 1
            ? `The image "${name}" has no description.`
            : `${String(untold.length)} images have no description, such as "${name}".`,
        howToFix: 'Name the layer after what the image shows, or say so in an annotation.',
        confidence: 0.9,
      },
    ];
  },
};

/** A picture that is content: with nothing on it, large enough to see, and no backdrop. */
function showsPicture(layer: Layer, { frame }: AuditContext): boolean {
  const { node, box, visibleBox } = layer;
  if (!layer.shown || layer.parent === null || node.kind === 'text' || layer.instance !== null) return false;
  if (!node.fills.some(({ kind }) => kind === 'image') || Math.min(box.width, box.height) < 24) return false;
  // The picture of a main component stands for those of its instances.
  if ([...ancestorsOf(layer)].some((one) => isBox(one) && one.node.role === 'component')) return false;
  if (areaOf(visibleBox) < areaOf(box) * 0.2 || node.opacity < 0.3 || ornamentName.test(node.name))
    return false;
  if (layer.children.some((child) => child.shown)) return false;
  const isCovered = frame.texts.some(
    (text) => text.order > layer.order && areaOf(intersect(text.box, box)) > areaOf(text.box) * 0.6,
  );
  return !isCovered;
}

const ornamentName =
  /(^|[^a-z])(back ?ground|bg|backdrop|overlay|pattern|texture|decor\w*|blur|gradient|noise|shape|mask)([^a-z]|$)/i;

/** By its own name, that of the component it is in, or an annotation. */
function isDescribed(layer: Layer): boolean {
  const annotations = listOf(layer.raw.annotations).map(fieldsOf);
  if (annotations.some(({ label, labelMarkdown }) => textOf(label, textOf(labelMarkdown, '')) !== ''))
    return true;
  const { name } = layer.node;
  if (!isUnnamed(name) && !fileName.test(name.trim())) return true;
  const { parent } = layer;
  // A frame made for the picture alone has the picture's name.
  return (
    parent !== null && parent.parent !== null && parent.children.length === 1 && !isUnnamed(parent.node.name)
  );
}

/** `IMG_2031`, `unsplash:3tYZjGSBwbk`, `image-12.png`, `Rectangle 3@2x`. */
const fileName =
  /^((img|dsc|pxl|dscf|screen ?shot|screenshot|unsplash|pexels|shutterstock|istock|freepik|adobestock|download|untitled|image|picture|photo|pic|bild)[\s_:-]*[\w.@\s:-]*\d[\w.@\s:-]*|[a-f0-9]{12,}|.*\.(png|jpe?g|webp|gif|svg)|unsplash:.*|pexels-.*|image|img|picture|photo|pic)$/i;
