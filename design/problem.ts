/**
 * Everything a person is told about what could not be done exactly. A Problem is reported and travels with the
 * result, never thrown; a code without a sentence does not compile.
 */
import type { Limit } from './limits.ts';

/** What each sentence needs to know beside the layer's name. */
interface ProblemFacts {
  'image-missing': { readonly imageRef: string };
  'picture-unreadable': object;
  'layer-unread': { readonly instead: string };
  'vector-missing': object;
  'font-missing': { readonly family: string };
  'paint-unsupported': { readonly paint: string; readonly instead: string };
  'effect-unsupported': { readonly effect: string };
  'effect-approximated': { readonly detail: Limit<'effect-approximated'> };
  'blend-unsupported': { readonly mode: string };
  'stroke-approximated': { readonly detail: Limit<'stroke-approximated'> };
  'mask-unsupported': { readonly mask: string };
  'layout-approximated': { readonly detail: Limit<'layout-approximated'> };
  'text-approximated': { readonly detail: Limit<'text-approximated'> };
  'transform-approximated': { readonly detail: Limit<'transform-approximated'> };
  'variable-unknown': { readonly variable: string };
  'component-unknown': { readonly component: string };
  'component-split': { readonly component: string; readonly detail: string };
  'interaction-left-out': { readonly detail: Limit<'interaction-left-out'> };
  'frame-empty': object;
  'node-unsupported': { readonly type: string };
  'node-unknown': { readonly type: string };
  'widths-apart': object;
  'widths-differ': { readonly width: number };
  'model-output-dropped': { readonly detail: string };
  'model-output-mended': { readonly detail: string };
  'plan-blind': { readonly detail: string };
  'plan-missing': { readonly reason: string };
  'picture-unclear': { readonly detail: string };
  'plan-dropped': { readonly decision: string; readonly reason: string };
  'own-component-differs': { readonly property: string };
  'merge-conflict': { readonly file: string; readonly line: number; readonly detail: string };
  'merge-beside': { readonly file: string; readonly beside: string };
  'merge-foreign': { readonly file: string; readonly beside: string };
  'merge-kept': { readonly file: string; readonly reason: string };
  'merge-deleted': { readonly file: string };
  'merge-replaced': { readonly file: string };
}

export type ProblemCode = keyof ProblemFacts;

export interface Problem {
  readonly code: ProblemCode;
  /** One plain sentence: what happened, where, and what was done instead. */
  readonly message: string;
  /** The layer it happened on; `null` where it concerns the whole result. */
  readonly nodeId: string | null;
}

type Sentences = { readonly [Code in ProblemCode]: (layer: string, facts: ProblemFacts[Code]) => string };

const sentences: Sentences = {
  'image-missing': (layer) =>
    `The picture of "${layer}" is not in the file; a plain placeholder of its size stands in.`,
  'picture-unreadable': (layer) =>
    `The picture of "${layer}" cannot be read; its file goes out as it is and may not show. Replace it in the design.`,
  'vector-missing': (layer) =>
    `The shape of "${layer}" is not in the file; a plain placeholder of its size stands in. Export the layer as SVG to have it.`,
  'layer-unread': (layer, { instead }) =>
    `Figma could not export "${layer}", so ${instead}. Generate again to try it once more.`,
  'font-missing': (layer, { family }) =>
    `The font "${family}" of "${layer}" is not free to bundle; the page falls back to a similar one unless it is installed.`,
  'paint-unsupported': (layer, { paint, instead }) =>
    `The ${paint} paint of "${layer}" has no CSS form; ${instead}.`,
  'effect-unsupported': (layer, { effect }) =>
    `The ${effect} effect of "${layer}" has no CSS form and was left out.`,
  'effect-approximated': (layer, { detail }) => `An effect of "${layer}" is close but not exact: ${detail}.`,
  'blend-unsupported': (layer, { mode }) =>
    `The blend mode ${mode} of "${layer}" has no CSS form; it blends normally.`,
  'stroke-approximated': (layer, { detail }) => `The stroke of "${layer}" is close but not exact: ${detail}.`,
  'mask-unsupported': (layer, { mask }) =>
    `"${layer}" is a ${mask} mask, which was left out: what it masks shows whole.`,
  'layout-approximated': (layer, { detail }) => `The layout of "${layer}" is close but not exact: ${detail}.`,
  'text-approximated': (layer, { detail }) => `The text "${layer}" is close but not exact: ${detail}.`,
  'transform-approximated': (layer, { detail }) =>
    `The transform of "${layer}" is close but not exact: ${detail}.`,
  'variable-unknown': (layer, { variable }) =>
    `"${layer}" uses the variable ${variable}, whose name is not in the file; its value stands in.`,
  'component-unknown': (layer, { component }) =>
    `The main component ${component} of "${layer}" is not in the file; it is built from this instance.`,
  'component-split': (layer, { component, detail }) =>
    `"${layer}" does not use the component ${component}: ${detail}.`,
  'interaction-left-out': (layer, { detail }) =>
    `What "${layer}" does in the prototype was left out: ${detail}.`,
  'frame-empty': (layer) => `"${layer}" has no visible layers; its page is empty.`,
  'node-unsupported': (layer, { type }) =>
    `"${layer}" is a ${type} layer, which has no form on a page; it was left out.`,
  'node-unknown': (layer, { type }) =>
    `"${layer}" is a ${type} layer, a kind that is not known; what is in it was read as a frame.`,
  'widths-apart': (layer) =>
    `"${layer}" is like none of the other chosen frames at another width, so it has a page of its own.`,
  'widths-differ': (layer, { width }) =>
    `The text "${layer}" reads otherwise in the frame that is ${width} px wide; the page shows each at its width.`,
  'model-output-dropped': (_layer, { detail }) => `Part of the model's answer was not used: ${detail}.`,
  'picture-unclear': (layer, { detail }) => `The picture "${layer}" is unclear in places: ${detail}.`,
  'model-output-mended': (_layer, { detail }) => `Part of the model's answer was mended: ${detail}.`,
  'plan-blind': (layer, { detail }) => `The model did not see "${layer}": ${detail}.`,
  'plan-missing': (_layer, { reason }) =>
    `No model decided anything, so the compiler's own code stands: ${reason}`,
  'plan-dropped': (layer, { decision, reason }) =>
    `The model's ${decision} for "${layer}" was not used: ${reason}.`,
  'own-component-differs': (layer, { property }) =>
    `"${layer}" stands for uses whose ${property} differs, and your component is used once for all of them; it has the first one's.`,
  'merge-conflict': (_layer, { file, line, detail }) => `${file}:${line} has two sides: ${detail}`,
  'merge-beside': (_layer, { file, beside }) =>
    `${file} was changed by you and by the design, and the two could not be made one; yours stands, the design's lies beside it as ${beside}.`,
  'merge-foreign': (_layer, { file, beside }) =>
    `${file} was there before and was never generated; it stays as it is, and the design's version lies beside it as ${beside}. Take what you want of that file and delete it: from then on both are merged.`,
  'merge-kept': (_layer, { file, reason }) =>
    `The design no longer makes ${file}; it was kept because ${reason}.`,
  'merge-deleted': (_layer, { file }) =>
    `The design changed ${file}, which you deleted; it was not written again.`,
  'merge-replaced': (_layer, { file }) =>
    `${file} was there before and was never generated; it was replaced, as you asked.`,
};

/** All codes. */
export const problemCodes: readonly string[] = Object.keys(sentences);

/** Makes the Problem of one layer, its sentence written. */
export function problem<Code extends ProblemCode>(
  code: Code,
  layer: { readonly id: string; readonly name: string } | null,
  facts: ProblemFacts[Code],
): Problem {
  return { code, message: sentences[code](shorten(layer?.name ?? ''), facts), nodeId: layer?.id ?? null };
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
