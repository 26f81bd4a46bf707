/** What stands around an empty place: the card it is in, the words beside it, the heading above, the colours. */
import { isFigmaLayerName } from '#design/lexicon/lexicon';
import type { DesignComponent } from '#design/tree';
import { isMeaningfulName } from '../1-plan/describe-surroundings.ts';
import { mainStyleOf } from './find-text-slots.ts';
import { namesPicture, namesPortrait } from './placeholder-words.ts';
import {
  ancestorsOf,
  chromaOf,
  colourOf,
  distanceBetween,
  type FrameLayers,
  groundOf,
  isInside,
  lightnessOf,
  type SlotLayer,
  type TextLayer,
} from './slot-index.ts';

export interface SlotContext {
  /** The id of the card: places and texts of one card belong together. */
  readonly card: string;
  /** Name of the component or of the group it is in; empty where nobody named it. */
  readonly component: string;
  /** The words beside it, in reading order. */
  readonly texts: readonly TextLayer[];
  /** The nearest heading above that is not among them; `null` where there is none. */
  readonly heading: TextLayer | null;
  readonly frameName: string;
  /** `#rrggbb`. */
  readonly palette: readonly string[];
  readonly ground: 'light' | 'dark';
}

/** The most texts of a card that go into a prompt. */
const mostTexts = 5;
const mostColours = 5;

/** Reads the surroundings of a layer; `others` are the other empty places of its frame. */
export function readSlotContext(
  layer: SlotLayer,
  frame: FrameLayers,
  others: readonly SlotLayer[],
  components: Readonly<Record<string, DesignComponent>>,
): SlotContext {
  const card = findCard(layer, frame);
  const inCard = card === null ? [] : frame.texts.filter((text) => isInside(text, card));
  const own = isShared(card, layer, others) ? nearestOnly(inCard, layer, others) : inCard;
  const texts = own.length > 0 ? own : nearTexts(layer, frame);
  return {
    card: isShared(card, layer, others) ? layer.node.id : (card?.node.id ?? layer.node.id),
    component: nameOfGroup(layer, card, components),
    texts: texts.slice(0, mostTexts),
    heading: findHeading(layer, frame, texts, others),
    frameName: nameOf(frame.root),
    palette: findColours(frame),
    ground: lightnessOf(groundOf(layer)) > 0.5 ? 'light' : 'dark',
  };
}

/** The smallest group around a layer that has words. */
function findCard(layer: SlotLayer, { texts }: FrameLayers): SlotLayer | null {
  return ancestorsOf(layer).find((around) => texts.some((text) => isInside(text, around))) ?? null;
}

function isShared(card: SlotLayer | null, layer: SlotLayer, others: readonly SlotLayer[]): boolean {
  return card !== null && others.some((other) => other !== layer && isInside(other, card));
}

/** Of several places in one group each has the words that are nearest to it. */
function nearestOnly(
  texts: readonly TextLayer[],
  layer: SlotLayer,
  others: readonly SlotLayer[],
): readonly TextLayer[] {
  const reach = Math.max(120, Math.max(layer.box.width, layer.box.height));
  return texts.filter((text) => {
    const own = distanceBetween(text.box, layer.box);
    return (
      own <= reach &&
      others.every((other) => other === layer || separation(text, other) >= separation(text, layer))
    );
  });
}

/** Words stand under or beside their picture, so the same column or row counts as nearer. */
function separation({ box }: TextLayer, other: SlotLayer): number {
  const across = Math.abs(box.x - other.box.x) / 4;
  return distanceBetween(box, other.box) + across;
}

function nearTexts(layer: SlotLayer, { texts }: FrameLayers): readonly TextLayer[] {
  return [...texts]
    .sort((one, other) => distanceBetween(one.box, layer.box) - distanceBetween(other.box, layer.box))
    .slice(0, 2);
}

/** Goes outwards; in each group the largest text above the place that stands out from those beside it. */
function findHeading(
  layer: SlotLayer,
  frame: FrameLayers,
  own: readonly TextLayer[],
  others: readonly SlotLayer[],
): TextLayer | null {
  const known = new Set(own);
  let inner: SlotLayer = layer;
  for (const around of ancestorsOf(layer)) {
    // The words of another card are about that one.
    const cards = around.children.filter((child) =>
      others.some((other) => other !== layer && isInside(other, child)),
    );
    const outside = frame.texts.filter(
      (text) =>
        isInside(text, around) &&
        !cards.some((card) => isInside(text, card)) &&
        !isInside(text, inner) &&
        !known.has(text) &&
        text.box.y + text.box.height <= layer.box.y + layer.box.height,
    );
    const [largest] = [...outside].sort(
      (one, other) =>
        mainStyleOf(other).size - mainStyleOf(one).size ||
        distanceBetween(one.box, layer.box) - distanceBetween(other.box, layer.box),
    );
    const ownSize = Math.min(...own.map((text) => mainStyleOf(text).size), 100);
    if (largest !== undefined && mainStyleOf(largest).size > ownSize * 1.05) {
      // Of headings of the same rank the one that is closest above.
      const peers = outside.filter(
        (text) => mainStyleOf(text).size >= mainStyleOf(largest).size * 0.8 && text.box.y <= layer.box.y,
      );
      const [nearest] = peers.sort((one, other) => other.box.y - one.box.y);
      return nearest ?? largest;
    }
    inner = around;
  }
  return null;
}

function nameOfGroup(
  layer: SlotLayer,
  card: SlotLayer | null,
  components: Readonly<Record<string, DesignComponent>>,
): string {
  const around = [layer, ...ancestorsOf(layer)].filter((one) => card === null || one.order >= card.order);
  for (const { node } of around) {
    const component =
      node.kind === 'box' && node.instance ? components[node.instance.componentId] : undefined;
    if (component) return component.set?.name ?? component.name;
  }
  return (
    around
      .slice(1)
      .map(nameOf)
      .find((name) => name !== '') ?? nameOf(layer)
  );
}

/** A name that says something of what is shown: neither one of Figma's nor one for any picture. */
function nameOf({ node }: SlotLayer): string {
  const { name } = node;
  if (!isMeaningfulName(name) || isFigmaLayerName(name)) return '';
  const words = name.trim().split(/\s+/);
  return words.length === 1 && (namesPicture(name) || namesPortrait(name)) ? '' : name;
}

/** The colours of a frame that are more than greys, the most used first. */
function findColours({ layers }: FrameLayers): readonly string[] {
  const uses = new Map<string, number>();
  for (const layer of layers) {
    const colour = layer.node.kind === 'text' ? colourOfText(layer) : colourOf(layer);
    if (colour === null || chromaOf(colour) < 0.12) continue;
    const hex = `#${[colour.r, colour.g, colour.b]
      .map((part) =>
        Math.round(part * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    uses.set(hex, (uses.get(hex) ?? 0) + 1);
  }
  return [...uses]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostColours)
    .map(([hex]) => hex);
}

function colourOfText({ node }: SlotLayer) {
  const fill = node.kind === 'text' ? node.runs[0]?.fills.at(-1) : undefined;
  return fill?.kind === 'solid' ? fill.colour : null;
}
