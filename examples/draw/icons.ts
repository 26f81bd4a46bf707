/** Line icons on a 24 px square, by name: paths of absolute commands. */
import { vector, type Look, type Sketch } from './sketch.ts';

function circle(x: number, y: number, radius: number): string {
  const pull = radius * 0.5523;
  return `M${x + radius} ${y}C${x + radius} ${y + pull} ${x + pull} ${y + radius} ${x} ${y + radius}C${x - pull} ${y + radius} ${x - radius} ${y + pull} ${x - radius} ${y}C${x - radius} ${y - pull} ${x - pull} ${y - radius} ${x} ${y - radius}C${x + pull} ${y - radius} ${x + radius} ${y - pull} ${x + radius} ${y}Z`;
}

const iconPaths = {
  arrow: ['M4 12L20 12', 'M13 5L20 12L13 19'],
  check: ['M4.5 12.5L9.5 17.5L19.5 6.5'],
  plus: ['M12 5L12 19', 'M5 12L19 12'],
  close: ['M6 6L18 18', 'M18 6L6 18'],
  search: [circle(10.5, 10.5, 6.5), 'M15.5 15.5L20.5 20.5'],
  menu: ['M4 7L20 7', 'M4 12L20 12', 'M4 17L20 17'],
  moon: ['M20 14C15 16.5 8.5 12.5 9.5 4C3.5 6 2 13 6 17.5C10.5 22.5 18.500 20.5 20 14Z'],
  leaf: ['M5 19C4 10 9 4.5 20 4C20.5 14.5 15 20 6.5 17.5', 'M5 20C7 15 10 12 14.5 9.500'],
  ticket: [
    'M4 7L20 7L20 10.500C17.500 10.500 17.500 13.500 20 13.500L20 17L4 17L4 13.500C6.500 13.500 6.500 10.500 4 10.500Z',
    'M13.500 7L13.500 9',
    'M13.500 11.500L13.500 12.500',
    'M13.500 15L13.500 17',
  ],
  bed: [
    'M3.500 19L3.500 5',
    'M3.500 16L20.500 16',
    'M20.500 19L20.500 13C20.500 11 19.500 10 17.500 10L11 10L11 16',
    circle(7.2, 12, 1.8),
  ],
  home: ['M4 11L12 4L20 11', 'M6 9.500L6 20L18 20L18 9.500', 'M10 20L10 14L14 14L14 20'],
  calendar: [
    'M4 6L20 6L20 20L4 20Z',
    'M4 10.500L20 10.500',
    'M8.500 3.500L8.500 7',
    'M15.500 3.500L15.500 7',
  ],
  user: [circle(12, 8.5, 4), 'M4.500 20.500C5.500 15.500 18.500 15.500 19.500 20.500'],
  drop: [
    'M12 3.500C15 7.500 18 10.500 18 14C18 17.500 15.500 20 12 20C8.500 20 6 17.500 6 14C6 10.500 9 7.500 12 3.500Z',
  ],
  sun: [
    circle(12, 12, 4),
    'M12 3L12 4.500',
    'M12 19.500L12 21',
    'M3 12L4.500 12',
    'M19.500 12L21 12',
    'M5.600 5.600L6.700 6.700',
    'M17.300 17.300L18.400 18.400',
    'M18.400 5.600L17.300 6.700',
    'M6.700 17.300L5.600 18.400',
  ],
  bell: [
    'M6 16.500C7.500 14.500 7 12.500 7 10C7 6.500 9 4.500 12 4.500C15 4.500 17 6.500 17 10C17 12.500 16.500 14.500 18 16.500Z',
    'M10.500 19.500C11 20.500 13 20.500 13.500 19.500',
  ],
  chart: ['M4 4L4 20L20 20', 'M8 15L11.500 11L14.500 13.500L19.500 7.500'],
  bolt: ['M13 3L5 13.500L11.500 13.500L11 21L19 10.500L12.500 10.500Z'],
  grid: [
    'M4 4L10 4L10 10L4 10Z',
    'M14 4L20 4L20 10L14 10Z',
    'M4 14L10 14L10 20L4 20Z',
    'M14 14L20 14L20 20L14 20Z',
  ],
  pin: [
    'M12 21C8 16.500 5.500 13.500 5.500 10C5.500 6 8.500 3.500 12 3.500C15.500 3.500 18.500 6 18.500 10C18.500 13.500 16 16.500 12 21Z',
    circle(12, 10, 2.4),
  ],
  gear: [
    circle(12, 12, 3),
    'M12 3L12 6',
    'M12 18L12 21',
    'M4.200 7.500L6.800 9',
    'M17.200 15L19.800 16.500',
    'M19.800 7.500L17.200 9',
    'M6.800 15L4.200 16.500',
  ],
  chevron: ['M9 5.500L15.500 12L9 18.500'],
  down: ['M5.500 9L12 15.500L18.500 9'],
  heart: [
    'M12 20C6 15.500 3.500 12.500 3.500 9C3.500 6 5.500 4.500 8 4.500C9.800 4.500 11.200 5.500 12 7C12.800 5.500 14.200 4.500 16 4.500C18.500 4.500 20.500 6 20.500 9C20.500 12.500 18 15.500 12 20Z',
  ],
  mail: ['M3.5 6L20.5 6L20.5 18.5L3.5 18.5Z', 'M4 6.5L12 13L20 6.5'],
  phone: [
    'M6 4L9.5 4L11 8.5L8.8 10.2C9.8 12.4 11.6 14.2 13.8 15.2L15.5 13L20 14.5L20 18C20 19.2 19 20 17.8 20C10.5 19.5 4.5 13.5 4 6.2C4 5 4.8 4 6 4Z',
  ],
  clock: [circle(12, 12, 8.5), 'M12 7L12 12L15.5 14'],
  bag: ['M5 8L19 8L20 20.5L4 20.5Z', 'M8.5 8C8.5 5.5 10 3.5 12 3.5C14 3.5 15.5 5.5 15.5 8'],
  minus: ['M5 12L19 12'],
  flame: [
    'M12 3C13 6.5 17.5 8.5 17.5 14C17.5 17.8 15 20.5 12 20.5C9 20.5 6.5 17.8 6.5 14.5C6.5 12 8 10.5 8.5 8.5C10 9 10.8 10 11 11.5C12.5 9.5 12.8 6.5 12 3Z',
  ],
  shield: ['M12 3.5L19 6C19.5 13 17 18 12 20.5C7 18 4.5 13 5 6Z', 'M9 12L11.3 14.3L15.3 9.8'],
  layers: ['M12 4L20.5 8.5L12 13L3.5 8.5Z', 'M4 12.5L12 17L20 12.5', 'M4 16.5L12 21L20 16.5'],
  chat: ['M4 5L20 5L20 16L11 16L7 20L7 16L4 16Z', 'M8 9L16 9', 'M8 12.2L13 12.2'],
  play: ['M8 5.5L18.5 12L8 18.5Z'],
  globe: [circle(12, 12, 8.5), 'M3.5 12L20.5 12', 'M12 3.5C8 7 8 17 12 20.5', 'M12 3.5C16 7 16 17 12 20.5'],
  camera: ['M4 8L8 8L9.5 5.5L14.5 5.5L16 8L20 8L20 19L4 19Z', circle(12, 13, 3.5)],
  truck: [
    'M3 6L14 6L14 16L3 16Z',
    'M14 9.5L18 9.5L21 13L21 16L14 16',
    circle(7.5, 17.5, 1.9),
    circle(17, 17.5, 1.9),
  ],
  info: [circle(12, 12, 8.5), 'M12 11L12 16.5', 'M12 7.8L12 8.2'],
  wave: [
    'M3 9C5 7 7 7 9 9C11 11 13 11 15 9C17 7 19 7 21 9',
    'M3 15C5 13 7 13 9 15C11 17 13 17 15 15C17 13 19 13 21 15',
  ],
  note: [circle(8, 17.5, 2.7), circle(17.5, 15.5, 2.7), 'M10.7 17.5L10.7 6L20.2 4L20.2 15.5'],
  filter: ['M4 7L20 7', 'M7 12L17 12', 'M10 17L14 17'],
  left: ['M14.5 5.5L8 12L14.5 18.5'],
  upright: ['M6.5 17.5L17.5 6.5', 'M8.5 6.5L17.5 6.5L17.5 15.5'],
  apple: [
    'M12 8C10 6.2 5 6.5 5 12C5 16.5 8 20.5 10 20.5C11 20.5 11.3 20 12 20C12.7 20 13 20.5 14 20.5C16 20.5 19 16.5 19 12C19 6.5 14 6.2 12 8Z',
    'M12 8C12 6 13 4 15 3.5',
  ],
  cup: ['M5 9L17 9L16 20L6 20Z', 'M17 11C20.5 11 20.5 16 16.5 16', 'M8.5 3.5L8.5 6', 'M12 3.5L12 6'],
} as const satisfies Record<string, readonly string[]>;

/** A star of five points in a box of 24 px square, to be filled. */
export const starPath =
  'M12 2L15.09 8.26L22 9.27L17 14.14L18.18 21.02L12 17.77L5.82 21.02L7 14.14L2 9.27L8.91 8.26Z';

export type IconName = keyof typeof iconPaths;

/** A line icon; `look.stroke` is its colour. */
export function icon(name: IconName, size: number, look: Look, weight = 1.75): Sketch {
  const box: readonly [number, number] = [24, 24];
  return vector(
    `icon/${name}`,
    { width: size, height: size, ...look },
    { box, paths: iconPaths[name], line: weight },
  );
}

/** A line icon as the markup of a web page, in the colour of the text. */
export function iconMarkup(name: IconName, size: number, weight = 1.75): string {
  const paths = iconPaths[name].map((path) => `<path d="${path}"/>`).join('');
  return `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
}
