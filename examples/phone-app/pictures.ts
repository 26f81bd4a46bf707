/** Plants in pots, for an app that looks after them. */
import type { Picture } from '../draw/scenery.ts';

interface Pot {
  readonly wall: string;
  readonly floor: string;
  readonly pot: string;
  readonly rim: string;
}

function leaf(
  x: number,
  y: number,
  length: number,
  width: number,
  turn: number,
  dark: string,
  light: string,
): string {
  const half = width / 2;
  return (
    `<g transform="translate(${x} ${y}) rotate(${turn})">` +
    `<path d="M0 0C${half} ${-length * 0.25} ${half} ${-length * 0.75} 0 ${-length}C${-half} ${-length * 0.75} ${-half} ${-length * 0.25} 0 0Z" fill="${dark}"/>` +
    `<path d="M0 0C${half} ${-length * 0.25} ${half} ${-length * 0.75} 0 ${-length}Z" fill="${light}"/>` +
    `<path d="M0 ${length * 0.3}V${-length * 0.92}" stroke="${dark}" stroke-width="3"/></g>`
  );
}

function fan(
  x: number,
  y: number,
  leaves: readonly (readonly [turn: number, length: number, width: number])[],
  dark: string,
  light: string,
): string {
  return leaves
    .map(([turn, length, width]) => leaf(x + turn * 0.35, y, length, width, turn, dark, light))
    .join('');
}

function scene({ wall, floor, pot, rim }: Pot, plant: string): Picture {
  const svg =
    `<rect width="640" height="640" fill="${wall}"/><circle cx="320" cy="290" r="220" fill="#fff" opacity=".22"/>` +
    `<rect y="520" width="640" height="120" fill="${floor}"/><ellipse cx="320" cy="556" rx="150" ry="20" fill="#000" opacity=".1"/>` +
    `${plant}<path d="M222 400H418L398 532C396 548 386 556 370 556H270C254 556 244 548 242 532Z" fill="${pot}"/>` +
    `<path d="M320 400H418L398 532C396 548 386 556 370 556H320Z" fill="#000" opacity=".07"/><rect x="208" y="382" width="224" height="40" rx="12" fill="${rim}"/>`;
  return { width: 640, height: 640, svg, format: 'jpeg' };
}

const cactus =
  '<rect x="262" y="170" width="116" height="240" rx="58" fill="#4f8a5b"/><path d="M320 170C352 170 378 196 378 228V400H320Z" fill="#64a56f"/>' +
  '<rect x="196" y="236" width="56" height="100" rx="28" fill="#4f8a5b"/><rect x="220" y="296" width="80" height="46" rx="23" fill="#4f8a5b"/><rect x="388" y="206" width="52" height="96" rx="26" fill="#64a56f"/><rect x="350" y="262" width="76" height="44" rx="22" fill="#64a56f"/>' +
  '<circle cx="320" cy="168" r="24" fill="#ff8fa3"/><circle cx="320" cy="168" r="10" fill="#ffd166"/>';

const hanging = [-86, -60, -32, 0, 30, 58, 84]
  .map((turn, index) =>
    leaf(
      320 + turn * 0.9,
      396,
      150 + (index % 3) * 40,
      74,
      turn,
      index % 2 ? '#3d7a58' : '#2f6b4b',
      index % 2 ? '#74b88c' : '#5aa37a',
    ),
  )
  .join('');

export const pictures: Readonly<Record<string, Picture>> = {
  fern: scene(
    { wall: '#dcebdc', floor: '#c5dcc6', pot: '#e07a5f', rim: '#ef9078' },
    fan(
      320,
      400,
      [
        [-74, 190, 50],
        [-52, 250, 58],
        [-27, 300, 64],
        [74, 190, 50],
        [52, 250, 58],
        [27, 300, 64],
        [0, 330, 68],
      ],
      '#2f6b4b',
      '#5aa37a',
    ),
  ),
  cactus: scene({ wall: '#fbe3d6', floor: '#f2cdb9', pot: '#3d5a80', rim: '#4d6f99' }, cactus),
  calathea: scene(
    { wall: '#e8e1f3', floor: '#d3c8e6', pot: '#f4f1ea', rim: '#ffffff' },
    fan(
      320,
      396,
      [
        [-58, 230, 130],
        [58, 230, 130],
        [-26, 290, 140],
        [28, 300, 140],
        [0, 250, 120],
      ],
      '#34506b',
      '#6f97a8',
    ),
  ),
  pothos: scene({ wall: '#fdf0c9', floor: '#f3dd9c', pot: '#52796f', rim: '#648d82' }, hanging),
};
