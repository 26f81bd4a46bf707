/**
 * Finds the entries of rows that a hand placed: an icon and the words behind it. Both move together, because the place of an
 * entry follows from the words of the entry before it.
 */
import type { DesignNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { containsText } from '../inference/dissolve-groups.ts';

/** An icon and its words. */
export interface IconEntry {
  readonly icon: DesignNode;
  readonly words: DesignNode;
  /** Whether another entry is before it on its line. */
  readonly isLater: boolean;
}

/** px of the longer side of an icon beside words. */
const maxIconSide = 32;

/** px between an icon and its words. */
export const maxIconGap = 16;

/** px by which the middle of an icon may be off that of its words, or of the icon before it. */
const maxOffMiddle = 4;

/** Whether a layer is a small drawing without words. */
export function isSmallIcon(node: DesignNode): boolean {
  const { width, height } = node.box;
  return node.kind !== 'text' && Math.max(width, height) <= maxIconSide && !containsText(node);
}

/** Returns the entries of the lines on which there are several that form no columns with those of other lines. */
export function findIconEntries(parts: readonly DesignNode[]): readonly IconEntry[] {
  const texts = parts.filter(({ kind }) => kind === 'text');
  if (texts.length < 2) return [];
  const pairs = parts.filter(isSmallIcon).flatMap((icon) => {
    const words = texts.find(
      (text) =>
        isNear(middleOf(icon), middleOf(text), maxOffMiddle) &&
        text.box.x >= endOf(icon) &&
        text.box.x - endOf(icon) <= maxIconGap,
    );
    return words === undefined ? [] : [{ icon, words }];
  });
  const lines: (typeof pairs)[] = [];
  for (const pair of pairs.toSorted((one, other) => one.icon.box.x - other.icon.box.x)) {
    const line = lines.find(([first]) => first && isNear(middleOf(first.words), middleOf(pair.words), maxOffMiddle));
    if (line === undefined) lines.push([pair]);
    else line.push(pair);
  }
  const several = lines.filter((line) => line.length > 1);
  return several
    .filter((line) => !several.some((other) => other !== line && areColumns(line, other)))
    .flatMap((line) => line.map((pair, index) => ({ ...pair, isLater: index > 0 })));
}

type Pair = Omit<IconEntry, 'isLater'>;

/** Whether the second entries of two lines begin at one place. */
function areColumns([, one]: readonly Pair[], [, other]: readonly Pair[]): boolean {
  return one !== undefined && other !== undefined && isNear(one.icon.box.x, other.icon.box.x, 2 * driftTolerance);
}

function endOf({ box }: DesignNode): number {
  return box.x + box.width;
}

function middleOf({ box }: DesignNode): number {
  return box.y + box.height / 2;
}
