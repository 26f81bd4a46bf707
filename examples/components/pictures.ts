/** Pebbles on a beach. */
import { dice, type Picture } from '../draw/scenery.ts';

function pebbles(): string {
  const roll = dice(23);
  const colours = [
    '#cfc6b8',
    '#8f8a86',
    '#e6ded1',
    '#6f7681',
    '#b5a796',
    '#d8b79a',
    '#565b66',
    '#f2ece2',
    '#9aa5a3',
  ];
  const stones: string[] = [];
  for (let row = 0; row < 9; row += 1)
    for (let column = 0; column < 9; column += 1) {
      const [x, y] = [column * 84 + (row % 2) * 42 - 20 + roll() * 16, row * 64 - 10 + roll() * 14];
      const [rx, ry, turn] = [34 + roll() * 16, 26 + roll() * 10, roll() * 60 - 30];
      const colour = colours[Math.floor(roll() * colours.length)] ?? '#cfc6b8';
      stones.push(
        `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})"><ellipse cx="3" cy="7" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="#000" opacity=".22"/><ellipse rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="${colour}"/><ellipse cx="${(-rx * 0.25).toFixed(1)}" cy="${(-ry * 0.35).toFixed(1)}" rx="${(rx * 0.5).toFixed(1)}" ry="${(ry * 0.3).toFixed(1)}" fill="#fff" opacity=".24"/></g>`,
      );
    }
  return `<rect width="680" height="520" fill="#4b4a50"/>${stones.join('')}`;
}

export const pictures: Readonly<Record<string, Picture>> = {
  pebbles: { width: 680, height: 520, svg: pebbles(), format: 'jpeg' },
};
