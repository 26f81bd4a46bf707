import { estimateWidth, lineHeightOf } from '#design/text-width';
import { ancestorsOf, isBox, type Layer, type TextLayer } from '../audit-frame.ts';
import { groupBy, type Rule, type RuleFinding, subjectOf } from '../audit-rule.ts';
import { inkBoxOf, mainStyleOf } from '../text-style.ts';

/**
 * Text that fits now and does not with letters of 130% or in a language with longer words. Only where a fixed size keeps
 * it from growing: boxes that hug or wrap are no fault.
 */
export const textGrowth: Rule = {
  id: 'text-growth',
  level: 'note',
  why: 'People enlarge text, and translations are often a third longer: then it is cut off or covers what is beside it.',
  find: ({ frame, controls }) => {
    const controlOf = new Map(controls.map(({ layer }) => [layer, layer]));
    const grown = frame.texts.flatMap((text) => findTooWide(text, controlOf) ?? findTooHigh(text) ?? []);
    return groupBy(grown, ({ within, axis }) => `${axis}|${keyOf(within)}`).map(describe);
  },
};

const growth = 1.3;

interface Grown {
  readonly text: TextLayer;
  readonly within: Layer;
  readonly axis: 'width' | 'height';
  /** Shares of the available length that the text takes. */
  readonly now: number;
}

/** A label of one line in a control whose width is fixed. */
function findTooWide(text: TextLayer, controls: ReadonlyMap<Layer, Layer>): Grown | null {
  const style = mainStyleOf(text);
  const isOneLine = text.box.height < lineHeightOf(style) * 1.6 && !text.node.characters.includes('\n');
  const within = [...ancestorsOf(text)].find((layer) => controls.has(layer));
  if (!isOneLine || within === undefined || !isBox(within) || text.node.paragraph.truncates) return null;
  if (!/\p{L}{3}/u.test(text.node.characters) || isFieldLike(within)) return null;
  const { layout, placement, fills, stroke } = within.node;
  // A text alone grows into the space beside it.
  if (fills.length === 0 && stroke === null) return null;
  const isFixed = layout === null || placement.horizontal === 'fixed';
  const growsWithText = layout !== null && placement.horizontal === 'hug';
  if (!isFixed || growsWithText) return null;
  const padding = layout === null ? 0 : layout.padding.left + layout.padding.right;
  const others = within.children
    .filter((child) => child.shown && !(child.order <= text.order && child.lastOrder >= text.order))
    .reduce(
      (sum, child) =>
        sum + (layout?.direction === 'row' && !child.node.placement.absolute ? child.box.width : 0),
      0,
    );
  const gaps = layout?.direction === 'row' && typeof layout.gap === 'number' && others > 0 ? layout.gap : 0;
  const available = within.box.width - (layout === null ? 0 : padding) - others - gaps;
  const width =
    text.node.paragraph.resize === 'hug' ? text.box.width : Math.min(inkBoxOf(text).width, text.box.width);
  const now = width / Math.max(1, available);
  // The padding gives way before the text is cut off, but then the control looks broken already.
  return now > 1 / growth && now <= 1.02 ? { text, within, axis: 'width', now } : null;
}

function isFieldLike({ node }: Layer): boolean {
  return /input|field|search|text ?area/i.test(node.name);
}

/** A paragraph in a box of fixed height that has no room for another line. */
function findTooHigh(text: TextLayer): Grown | null {
  const style = mainStyleOf(text);
  const line = lineHeightOf(style);
  const { resize, truncates } = text.node.paragraph;
  if (truncates || text.node.rotation !== 0) return null;
  const within = resize === 'fixed' ? text : findFixedBox(text);
  if (within === null) return null;
  const width = estimateWidth(text.node.characters, style) / Math.max(1, text.box.width);
  const lines = resize === 'fixed' ? Math.ceil(width) : Math.round(text.box.height / line);
  if (lines < 3) return null;
  const used = resize === 'fixed' ? lines * line : heightOf(within) - freeHeightBelow(text, within);
  const now = used / Math.max(1, heightOf(within));
  const needed = used + Math.ceil(lines * (growth - 1)) * line;
  const extra = needed - heightOf(within);
  if (now > 1 || extra < line * 0.5) return null;
  return resize !== 'fixed' || meetsNext(text, extra) ? { text, within, axis: 'height', now } : null;
}

/** Figma and browsers draw what does not fit below the box, which only matters where something is there. */
function meetsNext({ box, parent, order }: TextLayer, extra: number): boolean {
  const bottom = box.y + box.height;
  return (parent?.children ?? []).some(
    (other) =>
      other.shown &&
      other.order !== order &&
      other.box.y >= bottom - 1 &&
      other.box.y < bottom + extra &&
      other.box.x < box.x + box.width &&
      other.box.x + other.box.width > box.x,
  );
}

/** The layer right around the text where it has auto layout, cuts off and does not grow. */
function findFixedBox({ parent }: TextLayer): Layer | null {
  if (parent === null || !isBox(parent) || parent.parent === null) return null;
  const { layout, placement, clips, scrolls } = parent.node;
  const isFixed =
    layout?.direction === 'column' && placement.vertical === 'fixed' && clips && scrolls === 'none';
  return isFixed ? parent : null;
}

function heightOf({ box }: Layer): number {
  return box.height;
}

function freeHeightBelow(text: TextLayer, within: Layer): number {
  const padding = isBox(within) ? (within.node.layout?.padding.bottom ?? 0) : 0;
  const lowest = Math.max(
    text.box.y + text.box.height,
    ...within.children.map(({ box }) => box.y + box.height),
  );
  return Math.max(0, within.box.y + within.box.height - padding - lowest);
}

function keyOf(layer: Layer): string {
  return isBox(layer) && layer.node.instance !== null
    ? layer.node.instance.componentId
    : `${layer.node.name} ${String(Math.round(layer.box.width))}`;
}

function describe(group: readonly Grown[]): RuleFinding {
  const layers = group.map(({ text }) => text);
  const worst = group.reduce((one, other) => (other.now > one.now ? other : one));
  const share = `${String(Math.round(worst.now * 100))}%`;
  const isWide = worst.axis === 'width';
  return {
    layers,
    measure: `takes ${share} of the ${worst.axis}, has room for ${String(Math.round(100 / worst.now))}%, needs 130%`,
    message: `${subjectOf(layers, 'text layer', 'text layers')} ${layers.length === 1 ? 'does' : 'do'} not fit "${worst.within.node.name.slice(0, 40)}" when it grows to 130%.`,
    howToFix: isWide
      ? 'Let the width of the control follow its label.'
      : 'Let the height of the box follow its text.',
    confidence: 0.75,
  };
}
