/** Which frames are one page drawn at several widths: told by what they say and show, and by what they are called. */
import type { DesignFrame, DesignNode, DesignTree } from '#design/tree';
import { breakpointBetween } from './breakpoint-between.ts';
import { stemOf } from './stem-of.ts';

/** Ids of frames that are one page, the widest first; two at least. */
export type WidthGroup = readonly [string, ...string[]];

/** px of the narrowest frame that can be a page. */
const narrowest = 240;
/** The share of words, components and pictures that two drawings of one page have in common. */
const alike = 0.5;
/** The same where their names say that they belong together. */
const alikeByName = 0.3;
/** What more frames than this have in common tells none of them apart. */
const common = 64;

/** Finds the frames that are the same page at different widths. */
export function findWidthGroups({ frames }: DesignTree): readonly WidthGroup[] {
  const pages = frames.filter(({ root }) => root.kind === 'box' && root.box.width >= narrowest);
  const groups = new Map<DesignFrame, Set<DesignFrame>>(pages.map((frame) => [frame, new Set([frame])]));
  for (const [one, other] of findPairs(pages)) {
    const [first, second] = [groups.get(one), groups.get(other)];
    if (!first || !second || first === second || !fitTogether([...first, ...second])) continue;
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

/** Whether between all of these widths there is one at which the page can change. */
function fitTogether(frames: readonly DesignFrame[]): boolean {
  const widths = frames.map(widthOf).sort((a, b) => b - a);
  return widths.every((width, index) => {
    const narrower = widths[index + 1];
    return narrower === undefined || breakpointBetween(width, narrower) !== null;
  });
}

/** Pairs of frames that are alike enough, the most alike first. */
function findPairs(frames: readonly DesignFrame[]): readonly (readonly [DesignFrame, DesignFrame])[] {
  const holders = new Map<string, number[]>();
  frames.forEach(({ root }, index) => {
    for (const feature of featuresOf(root)) {
      const known = holders.get(feature);
      if (known) known.push(index);
      else holders.set(feature, [index]);
    }
  });
  const sizes = frames.map(() => 0);
  const shared = new Map<string, { one: number; other: number; count: number }>();
  for (const indices of holders.values()) {
    if (indices.length > common) continue;
    indices.forEach((one, place) => {
      sizes[one] = (sizes[one] ?? 0) + 1;
      for (const other of indices.slice(place + 1)) {
        const key = `${one} ${other}`;
        const pair = shared.get(key) ?? { one, other, count: 0 };
        shared.set(key, { ...pair, count: pair.count + 1 });
      }
    });
  }
  const stems = frames.map(({ root }) => stemOf(root.name));
  return [...shared.values()]
    .map((pair) => ({
      ...pair,
      likeness: (2 * pair.count) / ((sizes[pair.one] ?? 0) + (sizes[pair.other] ?? 0)),
      named: stems[pair.one] !== null && stems[pair.one] === stems[pair.other],
    }))
    .filter(({ likeness, named }) => likeness >= (named ? alikeByName : alike))
    .sort((a, b) => Number(b.named) - Number(a.named) || b.likeness - a.likeness)
    .flatMap(({ one, other }) => {
      const [first, second] = [frames[one], frames[other]];
      return first && second ? [[first, second] as const] : [];
    });
}

/** The words, main components and pictures of a frame, each once. */
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
