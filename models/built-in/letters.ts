/**
 * An alphabet of strokes for the label of a placeholder. Each point is two digits, column 0 to 4 and row 0 to 6. `,`
 * continues a stroke, `|` starts another, and a single point is a dot.
 */
const letters: Readonly<Record<string, string>> = {
  ' ': '',
  A: '06,02,20,42,46|04,44',
  B: '00,30,41,42,33,03|33,44,45,36,06,00',
  C: '41,30,10,01,05,16,36,45',
  D: '00,30,41,45,36,06,00',
  E: '40,00,06,46|03,33',
  F: '40,00,06|03,33',
  G: '41,30,10,01,05,16,36,45,43,23',
  H: '00,06|40,46|03,43',
  I: '10,30|20,26|16,36',
  J: '40,45,36,16,05',
  K: '00,06|40,03,46',
  L: '00,06,46',
  M: '06,00,23,40,46',
  N: '06,00,46,40',
  O: '10,30,41,45,36,16,05,01,10',
  P: '06,00,30,41,42,33,03',
  Q: '10,30,41,45,36,16,05,01,10|24,46',
  R: '06,00,30,41,42,33,03|23,46',
  S: '41,30,10,01,02,13,33,44,45,36,16,05',
  T: '00,40|20,26',
  U: '00,05,16,36,45,40',
  V: '00,26,40',
  W: '00,16,23,36,40',
  X: '00,46|40,06',
  Y: '00,23,40|23,26',
  Z: '00,40,06,46',
  '0': '10,30,41,45,36,16,05,01,10|14,32',
  '1': '11,20,26|16,36',
  '2': '01,10,30,41,42,06,46',
  '3': '01,10,30,41,42,33,13|33,44,45,36,16,05',
  '4': '36,30,04,44',
  '5': '40,00,03,33,44,45,36,16,05',
  '6': '41,30,10,01,05,16,36,45,44,33,03',
  '7': '00,40,16',
  '8': '10,30,41,42,33,13,02,01,10|13,04,05,16,36,45,44,33',
  '9': '05,16,36,45,41,30,10,01,02,13,43',
  '-': '13,33',
  '.': '26',
  ',': '25,17',
  ':': '22|25',
  ';': '22|25,17',
  '!': '20,24|26',
  '?': '01,10,30,41,42,24|26',
  "'": '20,21',
  '"': '10,11|30,31',
  '(': '30,12,14,36',
  ')': '10,32,34,16',
  '/': '06,40',
  '+': '21,25|03,43',
  '×': '12,34|32,14',
  '&': '46,12,11,20,31,04,05,16,26,44',
  '%': '06,40|01|45',
  '#': '10,16|30,36|02,42|04,44',
  '=': '02,42|04,44',
  '*': '21,25|02,44|42,04',
  _: '06,46',
  '…': '06|26|46',
};

/** The glyph for every letter that is not in the alphabet. */
const unknown = '11,31,35,15,11';

const spellings: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  ß: 'SS',
  Æ: 'AE',
  Ø: 'O',
  Œ: 'OE',
};

/** In units of the alphabet's grid. */
export const letterHeight = 6;
export const letterAdvance = 5.6;

export type Line = readonly [readonly [number, number], readonly [number, number]];

/** The text in letters of the alphabet: capitals, no accents, one space between words. */
export function toAlphabet(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
  const known = [...plain].map((letter) => spellings[letter] ?? letter).join('');
  return known.replace(/\s+/g, ' ').trim();
}

/** Whether a text is legible, which means that most of it is in the alphabet. */
export function isLegible(text: string): boolean {
  const characters = [...text];
  const strange = characters.filter((letter) => letters[letter] === undefined);
  return strange.length * 3 <= characters.length;
}

/** The strokes of one line of text, in units of the grid, from the origin to the right. */
export function findStrokes(text: string): readonly Line[] {
  return [...text].flatMap((letter, index) => strokesOf(letters[letter] ?? unknown, index * letterAdvance));
}

function strokesOf(glyph: string, offset: number): readonly Line[] {
  if (glyph === '') return [];
  return glyph.split('|').flatMap((pen) => {
    const points = pen.split(',').map((point) => [offset + Number(point[0]), Number(point[1])] as const);
    const [first] = points;
    if (first === undefined) return [];
    if (points.length === 1) return [[first, first]];
    return points.slice(1).map((point, index): Line => [points[index] ?? first, point]);
  });
}
