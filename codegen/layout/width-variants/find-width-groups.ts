/** Finds frames that are one page drawn at several widths, by their contents and names. */
import type { DesignFrame, DesignNode, DesignTree } from '#design/tree';
import { diceCoefficient } from '../../similarity.ts';
import { breakpointBetween } from '../responsive/breakpoints.ts';

/** The ids of frames that are one page, the widest first; at least two. */
export type WidthGroup = readonly [string, ...string[]];

/** px of the narrowest frame that can be a page. */
const minPageWidth = 240;
/** The fraction of words, components and pictures that two variants of one page share. */
const minSimilarity = 0.5;
/** The same fraction if the frames have the same base name. */
const minSimilarityByName = 0.3;
/** A feature of more frames than this does not distinguish them. */
const maxFramesPerFeature = 64;

/** Finds the frames that are the same page at different widths. */
export function findWidthGroups({ frames }: DesignTree): readonly WidthGroup[] {
  const pages = frames.filter(({ root }) => root.kind === 'box' && root.box.width >= minPageWidth);
  const groups = new Map<DesignFrame, Set<DesignFrame>>(pages.map((frame) => [frame, new Set([frame])]));
  for (const [one, other] of findSimilarPairs(pages)) {
    const [first, second] = [groups.get(one), groups.get(other)];
    if (!first || !second || first === second || !haveBreakpointsBetween([...first, ...second])) continue;
    for (const frame of second) groups.set(frame, first.add(frame));
  }
  return [...new Set(groups.values())].flatMap((group) => {
    const [widest, ...narrower] = [...group]
      .sort((a, b) => widthOf(b) - widthOf(a))
      .map(({ root }) => root.id);
    return widest === undefined || narrower.length === 0 ? [] : [[widest, ...narrower] as const];
  });
}

function widthOf({ root }: DesignFrame): number {
  return root.box.width;
}

/** Whether a breakpoint exists between each two of these widths. */
function haveBreakpointsBetween(frames: readonly DesignFrame[]): boolean {
  const widths = frames.map(widthOf).sort((a, b) => b - a);
  return widths.every((width, index) => {
    const narrower = widths[index + 1];
    return narrower === undefined || breakpointBetween(width, narrower) !== null;
  });
}

/** Pairs of sufficiently similar frames, the most similar first. */
function findSimilarPairs(frames: readonly DesignFrame[]): readonly (readonly [DesignFrame, DesignFrame])[] {
  const framesByFeature = new Map<string, number[]>();
  frames.forEach(({ root }, index) => {
    for (const feature of featuresOf(root)) {
      const known = framesByFeature.get(feature);
      if (known) known.push(index);
      else framesByFeature.set(feature, [index]);
    }
  });
  const sizes = frames.map(() => 0);
  const shared = new Map<string, { one: number; other: number; count: number }>();
  for (const indices of framesByFeature.values()) {
    if (indices.length > maxFramesPerFeature) continue;
    indices.forEach((one, position) => {
      sizes[one] = (sizes[one] ?? 0) + 1;
      for (const other of indices.slice(position + 1)) {
        const key = `${one} ${other}`;
        const pair = shared.get(key) ?? { one, other, count: 0 };
        shared.set(key, { ...pair, count: pair.count + 1 });
      }
    });
  }
  const baseNames = frames.map(({ root }) => frameBaseName(root.name));
  return [...shared.values()]
    .map((pair) => ({
      ...pair,
      similarity: diceCoefficient(pair.count, sizes[pair.one] ?? 0, sizes[pair.other] ?? 0),
      named: baseNames[pair.one] !== null && baseNames[pair.one] === baseNames[pair.other],
    }))
    .filter(({ similarity, named }) => similarity >= (named ? minSimilarityByName : minSimilarity))
    .sort((a, b) => Number(b.named) - Number(a.named) || b.similarity - a.similarity)
    .flatMap(({ one, other }) => {
      const [first, second] = [frames[one], frames[other]];
      return first && second ? [[first, second] as const] : [];
    });
}

/** The words, main components and pictures of a frame. */
function featuresOf(root: DesignNode): ReadonlySet<string> {
  const features = new Set<string>();
  const waiting: DesignNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!node.visible && node !== root) continue;
    if (node.kind === 'text') {
      for (const word of node.characters.toLowerCase().split(/\s+/))
        if (word !== '') features.add(`w ${word}`);
      continue;
    }
    for (const fill of node.fills) if (fill.kind === 'image') features.add(`p ${fill.imageRef}`);
    if (node.kind !== 'box') continue;
    if (node.instance) features.add(`c ${node.instance.componentId}`);
    for (const child of node.children) waiting.push(child);
  }
  return features;
}

/** Words in a frame's name that only describe its width. */
const widthWords =
  /^(desktops?|tablets?|mobiles?|phones?|laptops?|web|ipad|iphone|android|pixel|macbook|landscape|portrait|small|medium|large|wide|narrow|xs|sm|md|lg|xl|xxl|pro|max|mini|plus|air|px|screen|view|version|breakpoint|\d+(px|k|w)?)$/;

/** A frame's name without its width: "Home - 375" and "Home / Desktop" are both "home". */
function frameBaseName(name: string): string | null {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const remaining = words.filter((word) => !widthWords.test(word));
  if (remaining.length > 0) return remaining.join(' ');
  // "Desktop" and "Mobile" alone are two widths of a page without a name.
  return words.some((word) => /\p{L}/u.test(word)) ? '' : null;
}
