/** Flat portraits for the pictures of the examples: a face, hair, a collar, before one colour. The same words, the same person. */
import type { Picture } from './scenery.ts';

export interface Person {
  readonly skin: string;
  readonly hair: string;
  readonly cut: 'short' | 'bob' | 'bun' | 'curls' | 'bald' | 'long' | 'scarf';
  readonly top: string;
  readonly ground: string;
  readonly glasses?: boolean;
  readonly beard?: boolean;
}

const cuts: Readonly<Record<Person['cut'], (hair: string) => readonly [behind: string, before: string]>> = {
  short: (hair) => [
    '',
    `<path d="M132 176C126 112 158 84 202 84C248 84 276 112 268 178C262 152 250 138 236 132C210 142 170 140 150 130C140 142 134 158 132 176Z" fill="${hair}"/>`,
  ],
  bob: (hair) => [
    `<path d="M118 250C104 140 140 76 200 76C262 76 296 140 282 250C262 266 140 266 118 250Z" fill="${hair}"/>`,
    `<path d="M136 190C136 128 164 104 214 106C248 110 266 140 266 190C250 172 240 152 226 140C204 160 164 168 136 190Z" fill="${hair}"/>`,
  ],
  bun: (hair) => [
    `<circle cx="200" cy="72" r="36" fill="${hair}"/>`,
    `<path d="M132 184C128 118 160 90 200 90C242 90 272 118 268 184C262 152 240 130 200 128C160 130 138 152 132 184Z" fill="${hair}"/>`,
  ],
  curls: (hair) => [
    [
      [132, 150],
      [124, 196],
      [146, 112],
      [184, 88],
      [226, 88],
      [260, 112],
      [274, 152],
      [278, 196],
      [270, 232],
      [130, 232],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="34" fill="${hair}"/>`)
      .join(''),
    [
      [150, 134],
      [178, 118],
      [208, 114],
      [238, 122],
      [256, 142],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="20" fill="${hair}"/>`)
      .join(''),
  ],
  bald: () => ['', ''],
  long: (hair) => [
    `<path d="M122 340C104 170 136 76 200 76C266 76 298 170 280 340C250 350 150 350 122 340Z" fill="${hair}"/>`,
    `<path d="M134 200C132 130 160 100 200 100C242 100 270 130 266 200C258 168 236 144 204 132C176 150 148 164 134 200Z" fill="${hair}"/>`,
  ],
  scarf: (hair) => [
    `<path d="M112 360C100 160 136 72 200 72C266 72 302 160 288 360Z" fill="${hair}"/>`,
    `<path d="M132 214C124 132 154 100 200 100C248 100 278 132 268 214C266 164 242 136 200 134C158 136 134 164 132 214Z" fill="${hair}"/>`,
  ],
};

/** A portrait of 400 px square. */
export function portrait({ skin, hair, cut, top, ground, glasses, beard }: Person): Picture {
  const [behind, before] = cuts[cut](hair);
  const eye = (x: number) => `<ellipse cx="${x}" cy="198" rx="6" ry="7" fill="#2a2226"/>`;
  const lens = (x: number) =>
    `<rect x="${x - 26}" y="178" width="52" height="42" rx="18" fill="#ffffff" fill-opacity=".25" stroke="#2a2226" stroke-width="5"/>`;
  const svg = [
    `<rect width="400" height="400" fill="${ground}"/>`,
    '<circle cx="200" cy="190" r="168" fill="#ffffff" opacity=".22"/>',
    behind,
    `<path d="M40 400C48 316 108 292 164 286L200 306L236 286C292 292 352 316 360 400Z" fill="${top}"/>`,
    `<path d="M164 250H236V292C236 318 164 318 164 292Z" fill="${skin}"/><path d="M164 262C178 282 222 282 236 262V278C220 298 180 298 164 278Z" fill="#000000" opacity=".12"/>`,
    `<path d="M134 178C134 126 162 104 200 104C238 104 266 126 266 178C266 240 238 276 200 276C162 276 134 240 134 178Z" fill="${skin}"/>`,
    beard
      ? `<path d="M136 206C142 236 160 238 200 228C240 238 258 236 264 206C268 262 240 292 200 292C160 292 132 262 136 206Z" fill="${hair}"/>`
      : '',
    before,
    eye(174),
    eye(226),
    `<path d="M200 204L194 228H204" fill="none" stroke="#000000" stroke-opacity=".22" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`,
    `<path d="M180 248C190 258 210 258 220 248" fill="none" stroke="#a8443f" stroke-width="6" stroke-linecap="round"/>`,
    glasses ? `${lens(172)}${lens(228)}<path d="M198 196H202" stroke="#2a2226" stroke-width="5"/>` : '',
  ];
  return { width: 400, height: 400, svg: svg.join(''), format: 'jpeg' };
}
