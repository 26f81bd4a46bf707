import type { ImageSpec } from './image-plan.ts';

/** letters of what names a whole grid. */
const maxTitleLength = 60;

/** The pictures of one click, those for its grid in cells that are large enough for each of them. */
export function arrangeGrid(
  specs: readonly ImageSpec[],
  action: string,
  title: string,
): readonly ImageSpec[] {
  const inGrid = specs.filter(({ place }) => place.where === 'grid');
  const width = Math.max(1, ...inGrid.map((spec) => spec.width));
  const height = Math.max(1, ...inGrid.map((spec) => spec.height));
  return specs.map((spec) => {
    const index = inGrid.indexOf(spec);
    if (index < 0) return { ...spec, action };
    const label = `${index + 1}. ${spec.label ?? spec.words}`;
    const cell = { index, count: inGrid.length, width, height, label, title: shorten(title) };
    return { ...spec, action, place: { ...spec.place, cell } };
  });
}

function shorten(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return [...line].length > maxTitleLength ? `${[...line].slice(0, maxTitleLength - 1).join('')}…` : line;
}
