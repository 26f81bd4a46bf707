/** Which pictures of a story fit a changed script, so that only what is new is drawn again. */
import type { StoryPanel } from './read-script.ts';

/**
 * For each panel the former one that asks for the same picture, which is the one with the same words and speakers; `null`
 * where there is none. Each former panel is used once, first where it keeps its position.
 */
export function matchPanels(
  former: readonly StoryPanel[],
  panels: readonly StoryPanel[],
): readonly (number | null)[] {
  const free = new Map<string, number[]>();
  const kept = panels.map((panel, index) => {
    const before = former[index];
    return before !== undefined && pictureOf(before) === pictureOf(panel);
  });
  for (const [index, panel] of former.entries())
    if (kept[index] !== true) free.set(pictureOf(panel), [...(free.get(pictureOf(panel)) ?? []), index]);
  return panels.map((panel, index) =>
    kept[index] === true ? index : (free.get(pictureOf(panel))?.shift() ?? null),
  );
}

/** What of a panel decides its picture. */
function pictureOf({ words, speech }: StoryPanel): string {
  return JSON.stringify([words, [...new Set(speech.map(({ speaker }) => speaker))].sort()]);
}
