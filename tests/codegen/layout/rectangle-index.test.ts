import { expect, test } from 'vitest';
import { createRectangleIndex } from '#codegen/layout/rectangle-index';
import { openRandom } from '../../random-designs/random.ts';

test.each([0, 1, 5, 100])('among %i rectangles the same are found as by looking at each', (count) => {
  const random = openRandom(count);
  const draw = () => ({
    x: random.whole(-50, 150),
    y: random.whole(-50, 150),
    width: random.whole(0, 40),
    height: random.whole(0, random.pick([5, 120])),
  });
  const rectangles = random.many(count, draw);
  const index = createRectangleIndex(rectangles);
  const positionsOf = (fits: (rectangle: ReturnType<typeof draw>) => boolean) =>
    [...rectangles.keys()].filter((position) => rectangles.slice(position, position + 1).some(fits));
  for (const area of random.many(200, draw)) {
    const meets = (one: typeof area) =>
      one.x <= area.x + area.width &&
      area.x <= one.x + one.width &&
      one.y <= area.y + area.height &&
      area.y <= one.y + one.height;
    const contains = (tolerance: number) => (one: typeof area) =>
      one.x - tolerance <= area.x &&
      one.y - tolerance <= area.y &&
      one.x + one.width + tolerance >= area.x + area.width &&
      one.y + one.height + tolerance >= area.y + area.height;
    expect(index.meeting(area)).toEqual(positionsOf(meets));
    expect(index.meeting(area, 40)).toEqual(positionsOf(meets).filter((position) => position < 40));
    expect(index.containing(area, 2)).toEqual(positionsOf(contains(2)));
  }
});
