/**
 * Reading a model's answers: boxes that are known, told by tiles, have to land in their place, each once; and of planted
 * errors in extracted numbers none may pass as verified. No model is asked.
 */
import { readDesign } from '#design/read-design';
import { walkLayers } from '#design/walk-layers';
import { numbersIn, verifyNumbers } from '#insight/understand/verify-numbers';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { type Bench, type Case, type Figure, type Measure, measureOne, nameOf } from '../figure.ts';
import { isScreen } from '../open-documents.ts';
import { readSeededBoxes } from '../understand/seeded-boxes.ts';

/** Boxes, and numbers at most. */
const wanted = 1000;
/** px by which a box may be off. */
const tolerance = 2;

export const understandFigure: Figure = {
  id: 'understand',
  compute(bench) {
    const boxes = readSeededBoxes(wanted).map(({ name, px }) => ({ name, value: px <= tolerance ? 1 : 0 }));
    const { right, wrong } = readTwice(bench);
    return Promise.resolve([
      shareOf('understand-boxes', `Boxes told by tiles that land within ${tolerance} px, each once`, boxes),
      shareOf('understand-numbers', 'Numbers that were read right and are verified', right),
      shareOf('understand-errors', 'Numbers that were read wrongly and are reported', wrong),
    ]);
  },
};

/** The numbers of our documents as two readings have them, each with errors of its own in a fifth of them. */
function readTwice(bench: Bench): { readonly right: readonly Case[]; readonly wrong: readonly Case[] } {
  const right: Case[] = [];
  const wrong: Case[] = [];
  let seed = 1;
  for (const document of bench.documents) {
    for (const frame of document.frames.filter(isScreen).slice(0, bench.quick ? 2 : 8)) {
      if (right.length + wrong.length >= wanted) break;
      const [read] = readDesign(document.takeSnapshot([frame])).frames;
      const texts = [...walkLayers(read === undefined ? [] : [read.root])].flatMap((node) =>
        node.kind === 'text' ? [node.characters] : [],
      );
      const numbers = texts.flatMap((text) => numbersIn(text).slice(0, 1)).filter((one) => Math.abs(one) > 9);
      const random = openRandom((seed += 1));
      const first = numbers.map((number) => misread(number, random));
      const second = numbers.map((number) => misread(number, random));
      // Half of the numbers are on layers, the others in a picture.
      const onLayers = texts.slice(0, Math.ceil(texts.length / 2));
      verifyNumbers({ rows: first }, onLayers, { values: { rows: second } }).forEach((found, index) => {
        const name = `${nameOf(document, frame)} ${found.path} ${String(found.value)}`;
        const isRight = found.value === numbers[index];
        // A right number that the second reading has wrongly is reported too, as it should be.
        if (isRight && second[index] === numbers[index])
          right.push({ name, value: found.verifiedBy === null ? 0 : 1 });
        else if (!isRight) wrong.push({ name, value: found.verifiedBy === null ? 1 : 0 });
      });
    }
  }
  return { right, wrong };
}

/** One digit of a fifth of the numbers is another. */
function misread(number: number, random: Random): number {
  if (!random.chance(0.2)) return number;
  const digits = String(Math.abs(number));
  const places = [...digits].flatMap((digit, index) => (/\d/.test(digit) ? [index] : []));
  const place = places[random.whole(0, places.length - 1)] ?? 0;
  const other = String((Number(digits[place]) + random.whole(1, 9)) % 10);
  return Math.sign(number) * Number(`${digits.slice(0, place)}${other}${digits.slice(place + 1)}`);
}

function shareOf(id: string, title: string, cases: readonly Case[]): Measure {
  const right = cases.filter(({ value }) => value === 1).length;
  const share = right / Math.max(1, cases.length);
  const parts = {
    id,
    title: `${title} (of ${cases.length})`,
    unit: 'share',
    better: 'higher',
    goal: 1,
  } as const;
  return measureOne(parts, share, cases);
}
