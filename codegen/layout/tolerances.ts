/**
 * All tolerances of the layout: how much two measurements may differ and still count as equal. Similar questions have
 * different values on purpose or by history; each value decides generated code, so none may change without a
 * comparison of the output.
 */

/**
 * px by which items may move to a regular position in an inferred flow. With what texts add, the result stays within
 * one px of the drawing.
 */
export const snapTolerance = 0.75;
/** px by which a hand that places layers may be off what it meant. */
export const driftTolerance = 2;
/** px by which a common gap may move items from where they were straightened. */
export const gapDriftTolerance = 1;
/** px by which the only layer in a box may differ from the box and still fill it. */
export const wrapperTolerance = 2;
/** px by which neighbours of one row or column may overlap: designs contain rounded coordinates. */
export const partitionOverlapTolerance = 1;
/** px by which two boxes may overlap, due to rounding, before one counts as being above the other. */
export const stackingTolerance = 1.5;
/** px by which a backdrop may leave the edges of its frame uncovered, due to borders or imprecision. */
export const backdropTolerance = 2;
/** px by which the centre of a layer positioned by hand may differ from the centre of the layer below it. */
export const centreTolerance = 1.5;
/** px within which the edges of an absolutely positioned child and of its parent's padding count as equal. */
export const paddingEdgeTolerance = 1;
/** px by which Figma's rounding may move a clip path of an export. */
export const clipTolerance = 1;

/** px by which lines of text may differ from the edge, or the distance, that they share. */
export const columnTolerance = 1;
/** px of a gap or an overlap between the boxes of two successive lines, which Figma rounds to integers. */
export const lineGapTolerance = 1.5;
/** px by which a line may differ from an even distance to the first line of its paragraph. */
export const lineSpacingTolerance = 0.75;
/** px by which the last line of a paragraph may move so that a line height of the style applies. */
export const lastLineTolerance = 0.5;

/** Fractions of a frame that differ by at most this are equal edges of a constraint. */
export const anchorTolerance = 0.002;
/** Fractions of a frame's growth that differ by at most this are equal. */
export const shareTolerance = 0.004;
/** The fraction of an SVG's width by which a point may differ between two widths, due to rounded screen widths. */
export const vectorPointTolerance = 0.03;

/**
 * The fractions by which lines may be wider in a browser than drawn, and words narrower: words that are a line by
 * themselves, and others.
 */
export const lineBreakTolerances = { line: 0.01, lastWord: 0.005, word: 0.02 };
/**
 * The factor by which a word may be wider in a browser than drawn. A word that would just fit does not prove a
 * deliberate line break.
 */
export const wordWidthTolerance = 1.05;

/** px, and the fraction of the content's width, by which a browser's font rendering may be wider than drawn. */
const fontTolerance = { minimum: 8, share: 0.05 };

/** px of spare width that content of this width needs so that differences in font rendering do not make it shrink. */
export function fontToleranceOf(width: number): number {
  return Math.max(fontTolerance.minimum, fontTolerance.share * width);
}
