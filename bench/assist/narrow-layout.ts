import type { MeasuredBox, PageMeasure } from '#cli/chromium-renderer';
import type { GoldFrame } from './gold-frame.ts';
import type { Tally } from './score-frame.ts';

/** How many layers a narrow viewport treats as a person would: by where a browser puts them. */
export function countNarrow(narrow: GoldFrame['truth']['narrow'], page: PageMeasure): Tally {
  const right = Object.entries(narrow).filter(([layers, wanted]) => {
    const boxes = layers.split(' ').flatMap((id) => page.boxes[id]?.[0] ?? []);
    if (boxes.length < layers.split(' ').length) return false;
    if (wanted === 'scrolls') return scrolls(boxes, page.viewport.width);
    const inOrder = [...boxes].sort((one, other) => one.y - other.y);
    const isBelow = inOrder.every((box, index) => {
      const above = inOrder[index - 1];
      return above === undefined || box.y >= above.y + above.height - 1;
    });
    return isBelow === (wanted === 'below');
  });
  const wanted = Object.keys(narrow).length;
  return { wanted, found: wanted, right: right.length };
}

/** The first holds the others, which reach beyond it. */
function scrolls([around, ...inside]: readonly MeasuredBox[], viewport: number): boolean {
  if (!around || around.x + around.width > viewport + 1) return false;
  return inside.some(({ x, width }) => x + width > around.x + around.width + 1);
}
