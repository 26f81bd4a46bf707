import type { ImageSpec } from './image-plan.ts';

/** The maximum length of a grid's title. */
const maxTitleLength = 60;

/** Arranges the pictures of one click; those for a grid get cells that are large enough for all of them. */
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
