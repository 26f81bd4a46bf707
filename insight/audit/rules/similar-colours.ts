import { fieldsOf } from '#design/read/fields';
import type { Colour } from '#design/tree';
import { type AuditFrame, isArrangement, type Layer } from '../audit-frame.ts';
import { type Rule, subjectOf } from '../audit-rule.ts';
import { differenceOf, writeColour } from '../colours.ts';

/** Two colours that nobody can tell apart, of which one is rare: most likely it was meant to be the other. */
export const similarColours: Rule = {
  id: 'similar-colours',
  level: 'note',
  why: 'Colours that only differ by accident multiply in the code, and one of them is forgotten when the other changes.',
  find: ({ frame }) => {
    const uses = readColours(frame);
    return uses.flatMap((rare) => {
      if (rare.named) return [];
      const common = uses
        .filter(
          (other) =>
            other !== rare &&
            other.role === rare.role &&
            other.layers.length >= Math.max(3, rare.layers.length * 3) &&
            isSimilar(rare.colour, other.colour) &&
            !stacked(rare.layers, other.layers),
        )
        .sort(
          (one, other) => differenceOf(rare.colour, one.colour) - differenceOf(rare.colour, other.colour),
        )[0];
      if (common === undefined) return [];
      const difference = differenceOf(rare.colour, common.colour);
      return [
        {
          layers: rare.layers,
          measure: `ΔE ${difference.toFixed(1)} from ${writeColour(common.colour)}, used ${String(common.layers.length)} times`,
          message: `${subjectOf(rare.layers, 'layer', 'layers')} ${rare.layers.length === 1 ? 'has' : 'have'} ${writeColour(rare.colour)}, which looks the same as ${writeColour(common.colour)}.`,
          howToFix: `Use ${writeColour(common.colour)}.`,
          confidence: 0.85,
        },
      ];
    });
  },
};

interface ColourUse {
  readonly colour: Colour;
  readonly role: 'text' | 'surface' | 'stroke';
  readonly layers: Layer[];
  /** Has a variable or style of its own. */
  named: boolean;
}

/** Tones near white differ for everybody who sees them side by side, so they are compared more strictly. */
function isSimilar(one: Colour, other: Colour): boolean {
  const difference = differenceOf(one, other);
  const lightest = Math.min(one.r, one.g, one.b);
  return difference > 0.02 && difference < (lightest > 0.93 ? 0.7 : 2);
}

/** Surfaces in and on each other are meant to differ. */
function stacked(rare: readonly Layer[], common: readonly Layer[]): boolean {
  return rare.some((one) =>
    common.some(
      (other) =>
        (one.order < other.order && other.order <= one.lastOrder) ||
        (other.order < one.order && one.order <= other.lastOrder),
    ),
  );
}

function readColours(frame: AuditFrame): readonly ColourUse[] {
  const uses = new Map<string, ColourUse>();
  const add = (layer: Layer, role: ColourUse['role'], colour: Colour, named: boolean) => {
    if (colour.a < 0.995) return;
    const key = `${role} ${writeColour(colour)}`;
    const use = uses.get(key) ?? { colour, role, layers: [], named: false };
    uses.set(key, use);
    if (use.layers.at(-1) !== layer) use.layers.push(layer);
    use.named ||= named;
  };
  for (const layer of frame.layers) {
    const { node } = layer;
    if (!layer.shown || layer.pictorial || layer.instance !== null) continue;
    if (node.kind === 'shape' || isArrangement(layer)) continue;
    const styles = fieldsOf(layer.raw.styles);
    const fills = node.kind === 'text' ? node.runs.flatMap((run) => run.fills) : node.fills;
    for (const paint of fills) {
      if (paint.kind !== 'solid' || paint.opacity < 1) continue;
      const named = paint.token !== null || (styles.fill ?? styles.fills) !== undefined;
      add(layer, node.kind === 'text' ? 'text' : 'surface', paint.colour, named);
    }
    for (const paint of node.stroke?.paints ?? [])
      if (paint.kind === 'solid')
        add(layer, 'stroke', paint.colour, paint.token !== null || styles.stroke !== undefined);
  }
  return [...uses.values()];
}
