import { encode } from 'fast-png';

const texts = [
  { text: 'Sign in', x: 40, y: 40, width: 240, height: 32, size: 24, weight: 700, align: 'left' },
  { text: 'Continue', x: 60, y: 140, width: 200, height: 24, size: 16, weight: 500, align: 'center' },
];
const boxes = [
  { kind: 'box', x: 40, y: 130, width: 240, height: 44, radius: 8 },
  { kind: 'picture', x: 300, y: 20, width: 80, height: 80, radius: 0 },
];
/** The model's first answer about the page. */
export const reading = JSON.stringify({ title: 'Sign in', texts, boxes, unclear: [] });
/** Its second answer. */
export const secondLook = JSON.stringify({ texts: ['Sign in', 'Continue'] });

/** A page of 400 by 200 px: a ground, a button, a photograph, dark words where the reading has them. */
export function drawPage(): Uint8Array {
  const [width, height] = [400, 200];
  const data = new Uint8Array(width * height * 3);
  const paint = (x: number, y: number, w: number, h: number, colour: readonly number[]) => {
    for (let row = y; row < y + h; row += 1)
      for (let column = x; column < x + w; column += 1) data.set(colour, (row * width + column) * 3);
  };
  paint(0, 0, width, height, [0xf0, 0xe6, 0xd2]);
  paint(40, 130, 240, 44, [0x14, 0x28, 0xa0]);
  for (let stripe = 0; stripe < 80; stripe += 1)
    paint(300, 20 + stripe, 80, 1, [stripe * 3, 120, 255 - stripe]);
  for (let letter = 0; letter < 8; letter += 1) paint(42 + letter * 12, 46, 6, 18, [0x22, 0x22, 0x22]);
  for (let letter = 0; letter < 8; letter += 1) paint(120 + letter * 10, 146, 4, 12, [0xff, 0xff, 0xff]);
  return encode({ width, height, channels: 3, data });
}
