import { estimateWidth, lineHeightOf } from '#design/text-width';
import { ancestorsOf, isBox, type Layer, type TextLayer } from '../audit-frame.ts';
import { groupBy, type Rule, type RuleFinding, subjectOf, writeNumber } from '../audit-rule.ts';
import { inkBoxOf, mainStyleOf } from '../text-style.ts';

/** Words that a layer around them cuts off, and words that run out of their own box into what follows. */
export const textClipped: Rule = {
  id: 'text-clipped',
  level: 'error',
  why: 'Part of the text is lost, and nothing shows that there is more.',
  find: ({ frame }) => [
    ...describe(frame.texts.flatMap((text) => findCut(text) ?? [])),
    ...describe(frame.texts.flatMap((text) => findSpill(text) ?? [])),
  ],
};

interface Cut {
  readonly text: TextLayer;
  readonly px: number;
  readonly by: Layer;
  readonly side: string;
}

/** A card that stands across the edge is a list that scrolls; a text alone that does is cut off. */
function findCut(text: TextLayer): Cut | null {
  const ink = inkBoxOf(text);
  if (text.node.rotation !== 0 || text.node.paragraph.truncates) return null;
  let inner: Layer = text;
  for (const around of ancestorsOf(text)) {
    if (!isBox(around)) return null;
    if (around.node.scrolls !== 'none') return null;
    if (around.node.clips && around.parent !== null) {
      const size = mainStyleOf(text).size;
      const right = ink.x + ink.width - (around.box.x + around.box.width);
      const bottom = ink.y + ink.height - (around.box.y + around.box.height);
      const left = around.box.x - ink.x;
      const [px, side] = [
        [right, 'right'] as const,
        [bottom, 'bottom'] as const,
        [left, 'left'] as const,
      ].reduce((one, other) => (other[0] > one[0] ? other : one));
      // The space above and below letters belongs to the line.
      const least = side === 'bottom' ? lineHeightOf(mainStyleOf(text)) * 0.35 : Math.max(3, size * 0.4);
      const isGone = px >= (side === 'bottom' ? ink.height : ink.width) * 0.9;
      // The nearest edge decides: what stands across it is seen in part on purpose.
      if (px > least)
        return isGone || (inner !== text && crosses(inner, around)) ? null : { text, px, by: around, side };
    }
    inner = around;
  }
  return null;
}

function crosses({ box }: Layer, { box: clip }: Layer): boolean {
  return (
    box.x < clip.x - 1 ||
    box.x + box.width > clip.x + clip.width + 1 ||
    box.y + box.height > clip.y + clip.height + 1
  );
}

/** Figma draws what does not fit a text's box below it. */
function findSpill(text: TextLayer): Cut | null {
  const { node, box, parent } = text;
  const { resize, truncates } = node.paragraph;
  const drawn = node.renderBox;
  if (resize !== 'fixed' || truncates || node.rotation !== 0 || parent === null) return null;
  const style = mainStyleOf(text);
  const line = lineHeightOf(style);
  const lines = node.characters
    .split('\n')
    .reduce(
      (sum, part) =>
        sum + Math.max(1, Math.ceil((estimateWidth(part, style) * 0.88) / Math.max(1, box.width))),
      0,
    );
  const below =
    drawn === null
      ? lines * line - box.height
      : drawn.y + drawn.height - (node.absoluteBox.y + node.absoluteBox.height);
  const px = drawn === null ? below : Math.min(below, lines * line - box.height);
  if (px < line * 0.5) return null;
  const bottom = box.y + box.height + px;
  const next = parent.children.find(
    (other) =>
      other !== text &&
      other.shown &&
      other.node.kind === 'text' &&
      other.box.y >= box.y + box.height - 1 &&
      other.box.y < bottom - line * 0.35 &&
      other.box.x < box.x + box.width &&
      other.box.x + other.box.width > box.x,
  );
  const leaves = bottom > parent.box.y + parent.box.height + line * 0.35;
  return next !== undefined || (leaves && isBox(parent))
    ? { text, px, by: next ?? parent, side: 'bottom' }
    : null;
}

function describe(cuts: readonly Cut[]): readonly RuleFinding[] {
  return groupBy(cuts, ({ text, by, side }) => `${by.node.name}|${text.node.name}|${side}`).map((group) => {
    const layers = group.map(({ text }) => text);
    const px = Math.max(...group.map((cut) => cut.px));
    const by = group[0]?.by;
    const spills = by !== undefined && !(by.order < (layers[0]?.order ?? 0) && isBox(by) && by.node.clips);
    const around = by?.node.name.slice(0, 40) ?? '';
    return {
      layers,
      measure: `${writeNumber(px)} px do not fit`,
      message: spills
        ? `${subjectOf(layers, 'text layer', 'text layers')} ${layers.length === 1 ? 'runs' : 'run'} out of the box, over "${around}".`
        : `${subjectOf(layers, 'text layer', 'text layers')} ${layers.length === 1 ? 'is' : 'are'} cut off by "${around}".`,
      howToFix: 'Let the text set its own height, shorten it, or end it in an ellipsis.',
      confidence: 0.85,
    };
  });
}
