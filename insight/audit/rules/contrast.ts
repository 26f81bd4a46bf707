/**
 * WCAG 2.2, 1.4.3: text needs 4.5 : 1, large text 3 : 1. Exempt are logos, text of controls that cannot be used, and
 * decoration: https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
import type { Colour } from '#design/tree';
import { type AuditContext, groupBy, type Rule, type RuleFinding, subjectOf } from '../audit-rule.ts';
import { isInsideInstance, sourceIdOf, type TextLayer } from '../audit-frame.ts';
import { plainColourOf } from '../backdrop.ts';
import { composite, contrastOf, differenceOf, luminanceOf, writeColour } from '../colours.ts';
import { findUnavailableLabels, isDisabled } from '../find-controls.ts';
import { measureOnPicture } from '../picture-contrast.ts';
import { inkBoxOf, mainStyleOf } from '../text-style.ts';

export const contrast: Rule = {
  id: 'contrast',
  level: 'error',
  why: 'People with low vision, and everybody in bright light, cannot read it.',
  find: (context) => {
    const exempt = new Set([...findLogoRows(context.frame.texts), ...findUnavailableLabels(context.frame)]);
    const texts = context.frame.texts.filter((text) => mustBeReadable(text) && !exempt.has(text));
    const measured = texts.flatMap((text) => measure(text, context) ?? []);
    const weak = measured.filter(
      ({ ratio, needed, backdrop }) => ratio < needed - (backdrop === null ? pictureRounding : rounding),
    );
    return groupBy(weak, keyOf).map((group) => describe(group, context));
  },
};

/** Ratios are shown with one decimal, and 4.46 would read as enough. */
const rounding = 0.05;
/** What is measured over a picture depends on where the letters are. */
const pictureRounding = 0.4;

interface Measured {
  readonly text: TextLayer;
  readonly ratio: number;
  readonly needed: number;
  readonly colour: Colour;
  /** With its opacity, over the backdrop. */
  readonly shown: Colour;
  /** `null` where it was measured in the rendered picture. */
  readonly backdrop: Colour | null;
}

function mustBeReadable(text: TextLayer): boolean {
  const style = mainStyleOf(text);
  const isOrnament = style.size >= 96 && text.node.characters.trim().length <= 3;
  return !isOrnament && !decorativeName.test(text.node.name) && !isDisabled(text);
}

/** Names of companies in a row, set each in a type of its own: they are logos. */
function findLogoRows(texts: readonly TextLayer[]): ReadonlySet<TextLayer> {
  const rows = groupBy(texts, (text) => {
    const middle = Math.round((text.box.y + text.box.height / 2) / 24);
    return [text.parent?.node.id, middle, JSON.stringify(text.node.runs[0]?.fills)].join('|');
  });
  const logos = rows.filter((row) => {
    const types = row.map((text) => {
      const { family, weight, size, italic, letterSpacing } = mainStyleOf(text);
      return [family, weight, size, italic, letterSpacing].join('|');
    });
    return (
      row.length >= 4 && new Set(types).size >= 3 && row.every(({ node }) => node.characters.length <= 24)
    );
  });
  return new Set(logos.flat());
}

const decorativeName = /(^|[^a-z])(decorat\w*|ornament|watermark|background|placeholder image)([^a-z]|$)/i;

function measure(text: TextLayer, context: AuditContext): Measured | null {
  const style = mainStyleOf(text);
  const isLarge = style.size >= 24 || (style.size >= 18.66 && style.weight >= 700);
  const needed = isLarge ? 3 : 4.5;
  const colours = text.node.runs
    .filter((run) => run.text.trim() !== '')
    .map(({ fills }) => (fills.length === 1 && fills[0] !== undefined ? plainColourOf(fills[0]) : null));
  const backdrop = context.findBackdrop(text);
  if (backdrop.kind === 'covered' || backdrop.kind === 'unknown' || colours.includes(null)) return null;
  const plain = colours.flatMap((colour) => colour ?? []);
  if (plain.some(({ a }) => a * text.node.opacity < 0.12)) return null;
  if (backdrop.kind === 'colour') {
    const ground = backdrop.colour;
    const ratios = plain.map((colour) => contrastOf(composite(colour, ground, backdrop.textOpacity), ground));
    const ratio = Math.min(...ratios);
    const colour = plain[ratios.indexOf(ratio)];
    // Text in the very colour of its backdrop is a switch of the design, and people never see it.
    return colour === undefined || ratio < 1.03
      ? null
      : {
          text,
          ratio,
          needed,
          colour,
          shown: composite(colour, ground, backdrop.textOpacity),
          backdrop: ground,
        };
  }
  if (context.picture === null) {
    context.note(
      'Texts over images, gradients and overlaps were not measured, because there is no image of the frame.',
    );
    return null;
  }
  const [colour] = plain;
  if (colour === undefined) return null;
  const { placeholders } = context.picture;
  if (backdrop.painters.some(({ node }) => placeholders?.has(node.id))) {
    context.note('Texts over images that the file lacks were not measured.');
    return null;
  }
  const ratio = measureOnPicture(context.picture, inkBoxOf(text), colour);
  return ratio === null ? null : { text, ratio, needed, colour, shown: colour, backdrop: null };
}

function keyOf({ text, needed, shown, backdrop }: Measured): string {
  const ground = backdrop === null ? `picture ${sourceIdOf(text)} ${text.node.name}` : writeColour(backdrop);
  return [writeColour(shown), ground, needed].join('|');
}

function describe(group: readonly Measured[], context: AuditContext): RuleFinding {
  const worst = group.reduce((one, other) => (other.ratio < one.ratio ? other : one));
  const { needed, shown, backdrop } = worst;
  const layers = group.map(({ text }) => text);
  const ground = backdrop === null ? 'what is behind it' : writeColour(backdrop);
  const fix = backdrop === null ? null : findToken(group, backdrop, context);
  return {
    layers,
    measure: `${writeRatios(group)} : 1, needs ${String(needed)} : 1`,
    message: `${subjectOf(layers, 'text layer', 'text layers')} in ${writeColour(shown)} on ${ground} ${layers.length === 1 ? 'has' : 'have'} too little contrast.`,
    howToFix:
      fix === null
        ? backdrop === null
          ? 'Put a plain surface behind it, or choose a text colour that differs more from the image.'
          : luminanceOf(shown) > luminanceOf(backdrop)
            ? 'Make the text lighter, or what is behind it darker.'
            : 'Make the text darker, or what is behind it lighter.'
        : `Use ${fix.name}, which reaches ${fix.ratio.toFixed(1)} : 1.`,
    confidence: backdrop === null ? 0.85 : 0.97,
    ...(fix === null ? {} : { fix: { title: `Use ${fix.name}`, edits: fix.edits } }),
  };
}

/** Over pictures each layer of a group has a ratio of its own. */
function writeRatios(group: readonly Measured[]): string {
  const ratios = group.map(({ ratio }) => ratio);
  const [least, most] = [Math.min(...ratios).toFixed(1), Math.max(...ratios).toFixed(1)];
  return least === most ? least : `${least} to ${most}`;
}

/** The variable that passes and is nearest in colour; none is safe for texts of several colours or of a main component. */
function findToken(group: readonly Measured[], backdrop: Colour, { variablesAt }: AuditContext) {
  const [first] = group;
  if (first === undefined || group.some(({ text }) => isInsideInstance(text) || text.node.runs.length !== 1))
    return null;
  const needed = Math.max(...group.map((one) => one.needed));
  const passing = variablesAt(first.text)
    .colours.filter(({ value, scopes }) => value.a > 0.995 && fitsText(scopes))
    .map((variable) => ({ variable, ratio: contrastOf(variable.value, backdrop) }))
    .filter(({ ratio }) => ratio >= needed)
    .filter(({ variable }) => hasSameHue(variable.value, first.colour))
    .map((one) => ({ ...one, distance: differenceOf(one.variable.value, first.colour) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = passing;
  // A secondary text that becomes black is no longer secondary.
  if (best === undefined || best.distance > maxDistance) return null;
  const { id, name, value } = best.variable;
  return {
    name,
    ratio: best.ratio,
    edits: group.map(({ text, colour }) => ({
      kind: 'bind-paint' as const,
      nodeId: text.node.id,
      list: 'fills' as const,
      was: colour,
      now: value,
      variable: { id, name },
    })),
  };
}

/** ΔE2000. */
const maxDistance = 30;

/** Another hue would be another design. */
function hasSameHue(one: Colour, other: Colour): boolean {
  const [first, second] = [one, other].map(readHue);
  if (first === undefined || second === undefined) return false;
  if (first.chroma < minChroma || second.chroma < minChroma)
    return Math.max(first.chroma, second.chroma) < 2 * minChroma;
  const difference = Math.abs(first.hue - second.hue);
  return Math.min(difference, 6 - difference) < 0.35;
}

/** Of the range of its channels: less looks grey. */
const minChroma = 0.12;

/** The hue in sixths of the circle, and how far it is from grey. */
function readHue({ r, g, b }: Colour): { readonly hue: number; readonly chroma: number } {
  const most = Math.max(r, g, b);
  const chroma = most - Math.min(r, g, b);
  if (chroma === 0) return { hue: 0, chroma };
  const hue = most === r ? (g - b) / chroma : most === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return { hue: (hue + 6) % 6, chroma };
}

function fitsText(scopes: readonly string[]): boolean {
  return (
    scopes.length === 0 || scopes.some((scope) => ['ALL_SCOPES', 'ALL_FILLS', 'TEXT_FILL'].includes(scope))
  );
}
