/** Which layers people press, by what the design says of them: a prototype's link, a component with states, a name. */
import { isUnavailableState } from '#design/lexicon/lexicon';
import type { DesignTree } from '#design/tree';
import { readVariantName } from '#design/variant-states';
import {
  type AuditFrame,
  ancestorsOf,
  isBox,
  isText,
  type Layer,
  nameOf,
  type TextLayer,
} from './audit-frame.ts';
import { centreOf } from './rectangles.ts';

export interface Control {
  readonly layer: Layer;
  readonly kind: 'button' | 'field' | 'toggle' | 'link';
  /** Shown as one that cannot be used. */
  readonly disabled: boolean;
}

/** Finds the controls of a frame in the order of its layers; a control inside another counts as part of it. */
export function findControls(frame: AuditFrame): readonly Control[] {
  const found: Control[] = [];
  const setsWithStates = new Set((frame.tree.variants ?? []).map(({ setId }) => setId));
  let skipTo = -1;
  for (const layer of frame.layers) {
    if (layer.order <= skipTo || !layer.shown || layer.pictorial || layer.parent === null) continue;
    const kind = kindOf(layer, frame.tree, setsWithStates);
    if (kind === null || holdsSeveral(layer, frame.tree, setsWithStates)) continue;
    found.push({ layer, kind, disabled: isDisabled(layer) });
    skipTo = layer.lastOrder;
  }
  return found;
}

function kindOf(layer: Layer, tree: DesignTree, setsWithStates: ReadonlySet<string>): Control['kind'] | null {
  const { node } = layer;
  const component =
    isBox(layer) && layer.node.instance ? tree.components[layer.node.instance.componentId] : undefined;
  const names = [component?.set?.name, component?.set ? undefined : component?.name, node.name];
  for (const name of names) {
    const kind = name === undefined ? null : kindOfName(name);
    if (kind !== null && (isBox(layer) || kind === 'link')) return kind;
  }
  const setId = component?.set?.id;
  if (setId !== undefined && setsWithStates.has(setId)) return 'button';
  const isLinked = node.link !== null && node.link.target !== '';
  // A screen or a card that leads on is no target to measure.
  return isLinked && layer.box.height <= maxLinkHeight ? (isText(layer) ? 'link' : 'button') : null;
}

const maxLinkHeight = 72;

const kinds: readonly (readonly [RegExp, Control['kind']])[] = [
  [/^(check ?box|radio( ?button)?|toggle|switch)$/, 'toggle'],
  [
    /^((text|search|select|date|password|e-?mail|phone|number|dropdown) ?)?(input|field|text ?field|text ?area|combo ?box)$/,
    'field',
  ],
  [/^(search ?(bar|box)|select|dropdown)$/, 'field'],
  [/^(\w+ ){0,2}(button|btn|cta|fab)( \w+)?$/, 'button'],
  [/^(icon ?button|close( ?(icon|button))?|hamburger( menu)?|menu ?button|stepper ?button)$/, 'button'],
  [/^(tab|chip|nav ?(item|link)|menu ?item|pagination ?item|page ?number)$/, 'button'],
  [/^(link|text ?link|nav ?link)$/, 'link'],
];

/** The kind that a name means: `Button/Primary` and `btn-primary` are buttons, `Button group` is none. */
function kindOfName(name: string): Control['kind'] | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_\-.:|]+/g, ' ')
    .replace(/\d+$/, '')
    .trim();
  const parts = words.split('/').map((part) =>
    part
      .replace(/[^\p{L}\p{N} ]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  if (parts.some((part) => groupWord.test(part))) return null;
  for (const part of [parts[0] ?? '', parts.at(-1) ?? '']) {
    const kind = kinds.find(([pattern]) => pattern.test(part))?.[1];
    if (kind !== undefined) return kind;
  }
  return null;
}

const groupWord =
  /\b(buttons|btns|group|bar|row|list|container|wrapper|section|set|area|label|text|title|icons|inputs|fields|links|tabs|chips|shadow|background|bg|base|content|frame|page|modal|form|shape|container)\b/;

function holdsSeveral(layer: Layer, tree: DesignTree, setsWithStates: ReadonlySet<string>): boolean {
  let count = 0;
  const waiting = [...layer.children];
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    if (inner.shown && kindOf(inner, tree, setsWithStates) !== null) count += 1;
    else waiting.push(...inner.children);
    if (count > 1) return true;
  }
  return false;
}

/** Whether a layer or one around it is shown as disabled, by its variant or its name. */
export function isDisabled(layer: Layer): boolean {
  return [layer, ...ancestorsOf(layer)].some((one) => {
    return (
      disabledName.test(nameOf(one)) ||
      propertiesOf(one).some(
        ([name, value]) =>
          disabledName.test(value) ||
          (stateProperty.test(name) && isUnavailableState(value)) ||
          (disabledName.test(name) && /^(true|yes|on)$/i.test(value)),
      )
    );
  });
}

/** What the properties of an instance say, or a variant by its name; texts say nothing of a state. */
function propertiesOf(layer: Layer): readonly (readonly [name: string, value: string])[] {
  if (!isBox(layer)) return [];
  if (layer.node.role === 'component') return [...readVariantName(layer.node.name)];
  return Object.entries(layer.node.instance?.properties ?? {}).flatMap(([name, { kind, value }]) =>
    kind === 'text' ? [] : [[name, String(value)] as const],
  );
}

const stateProperty = /^(state|status)$/i;

const disabledName = /(^|[^a-z])(disabled?|inactive|unavailable|deaktiviert|désactivé)([^a-z]|$)/i;

/**
 * Labels of buttons that say that there is nothing left to press: `Sold out` in the place where others of the frame have
 * a button of that height. A tag beside a product has none like it and is read.
 */
export function findUnavailableLabels({ texts, layers }: AuditFrame): ReadonlySet<TextLayer> {
  const found = texts.filter(({ node }) => isUnavailableState(node.characters));
  if (found.length === 0) return new Set();
  const surfaces = groupByPlace(layers.filter(isSurface));
  const labelled = texts.flatMap((text) => {
    const { x, y } = centreOf(text.box);
    const near = [-1, 0, 1].flatMap((column) =>
      [-1, 0, 1].flatMap((row) => surfaces.get(placeAt(x + column * cell, y + row * cell)) ?? []),
    );
    const surface = near.find((one) => isCentredOn(text, one));
    return surface === undefined ? [] : [{ text, height: Math.round(surface.box.height) }];
  });
  const heights = new Set(
    labelled.flatMap(({ text, height }) => (isUnavailableState(text.node.characters) ? [] : height)),
  );
  return new Set(
    labelled.flatMap(({ text, height }) =>
      isUnavailableState(text.node.characters) && heights.has(height) ? text : [],
    ),
  );
}

/** px between centres up to which a label is in the middle of its surface. */
const nearCentre = 4;
const cell = 2 * nearCentre;

function placeAt(x: number, y: number): string {
  return `${String(Math.round(x / cell))},${String(Math.round(y / cell))}`;
}

function groupByPlace(layers: readonly Layer[]): ReadonlyMap<string, readonly Layer[]> {
  const places = new Map<string, Layer[]>();
  for (const layer of layers) {
    const { x, y } = centreOf(layer.box);
    const place = placeAt(x, y);
    const here = places.get(place);
    if (here === undefined) places.set(place, [layer]);
    else here.push(layer);
  }
  return places;
}

/** As high as a button. */
function isSurface({ node, shown, box }: Layer): boolean {
  if (!shown || node.kind === 'text' || box.height < 24 || box.height > maxLinkHeight) return false;
  return node.fills.length > 0 || node.stroke !== null;
}

function isCentredOn(text: TextLayer, surface: Layer): boolean {
  const [inner, outer] = [centreOf(text.box), centreOf(surface.box)];
  const isNear = Math.abs(inner.x - outer.x) <= nearCentre && Math.abs(inner.y - outer.y) <= nearCentre;
  return isNear && surface.order < text.order && surface.box.width < text.box.width * 4;
}
