/**
 * V3 of the goals: every solid colour of the design against what Chromium computes for the element of its layer, as
 * CIEDE2000 on white and on black. Colours that a variable or style is bound to must follow it: the page's custom
 * properties are all given one colour, and what is bound must then have it. Layers that a picture file stands for
 * cannot be asked, and those whose shape the file lacks have a placeholder, which is told as a Problem.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import { colourDifference } from '../colour-difference.ts';
import { listDrawnColours, type DrawnColour } from '../drawn-colours.ts';
import { measureCases, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { isScreen, type BenchDocument } from '../open-documents.ts';
import { readPageColours, replaceTokens, type PaintedColour, type PaintedColours } from '../page-colours.ts';
import { pageOfFrame } from '../page-of-frame.ts';

/** The most frames of one document that are measured. */
const most = { quick: 2, full: 6 };
/** ΔE that the goals allow. */
const allowed = 1;
/** A colour that no design has. */
const marker: PaintedColour = [254 / 255, 1 / 255, 253 / 255, 1];
const neverCancelled = { aborted: false, throwIfAborted: () => {} };

type Painted = Readonly<Record<string, readonly PaintedColours[]>>;

export const coloursFigure: Figure = {
  id: 'colours',
  async compute(bench) {
    if (!bench.renderer) return [];
    const lines: string[] = [];
    const [right, mean, worst, bound]: Case[][] = [[], [], [], []];
    for (const document of bench.documents) {
      const limit = bench.quick ? most.quick : most.full;
      for (const frame of document.frames.filter(isScreen).slice(0, limit)) {
        const name = nameOf(document, frame);
        bench.tell(`Comparing the colours of ${name}`);
        const { differences, tokens } = await compareColours(bench, document, frame, (line) =>
          lines.push(`${name}\t${line}`),
        );
        if (differences.length > 0) {
          const within = differences.filter((difference) => difference <= allowed).length;
          right?.push({ name, value: within / differences.length });
          mean?.push({ name, value: differences.reduce((sum, each) => sum + each, 0) / differences.length });
          worst?.push({ name, value: differences.reduce((most, each) => Math.max(most, each), 0) });
        }
        if (tokens.length > 0) bound?.push({ name, value: tokens.filter(Boolean).length / tokens.length });
      }
    }
    await writeFile(join(bench.folder, 'colours.txt'), `${lines.join('\n')}\n`);
    const share = { unit: 'share', better: 'higher', goal: 1 } as const;
    const difference = { unit: 'ratio', better: 'lower' } as const;
    return [
      measureCases({ ...share, id: 'colours', title: 'V3 solid colours within ΔE 1' }, right ?? []),
      measureCases({ ...difference, id: 'colours-mean', title: 'V3 mean ΔE', goal: null }, mean ?? []),
      measureCases(
        { ...difference, id: 'colours-worst', title: 'V3 worst ΔE of a frame', goal: 1 },
        worst ?? [],
      ),
      measureCases(
        { ...share, id: 'colours-bound', title: 'V3 bound colours that follow their token' },
        bound ?? [],
      ),
    ].filter(({ cases }) => cases.length > 0);
  },
};

interface Compared {
  readonly differences: readonly number[];
  /** Of each bound colour, whether it follows its token. */
  readonly tokens: readonly boolean[];
}

async function compareColours(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  tell: (line: string) => void,
): Promise<Compared> {
  const made = await pageOfFrame(bench, document, frame);
  const size = { width: made.page.width, height: made.page.height };
  const [plain, marked] = (await bench.renderer?.visit(made.html, size, neverCancelled, async (page) => {
    const first = await page.evaluate<Painted>(readPageColours);
    const [r, g, b] = marker.map((channel) => Math.round(channel * 255));
    await page.evaluate(replaceTokens(`rgb(${r} ${g} ${b})`));
    return [first, await page.evaluate<Painted>(readPageColours)] as const;
  })) ?? [{}, {}];
  const root = made.tree.frames[0]?.root;
  const differences: number[] = [];
  const tokens: boolean[] = [];
  for (const drawn of root ? listDrawnColours(root, made.placeholders) : []) {
    const difference = smallestDifference(drawn, plain);
    if (difference === null) continue;
    differences.push(difference);
    const what = `${drawn.kind} of ${drawn.nodeId} ${drawn.words.slice(0, 30)} ${toHex(drawn)}`;
    if (difference > allowed) tell(`${what}\tΔE ${difference.toFixed(1)}`);
    if (drawn.token === null) continue;
    tokens.push(hasMarker(drawn, marked));
    if (!hasMarker(drawn, marked)) tell(`${what}\tdoes not follow ${drawn.token}`);
  }
  return { differences, tokens };
}

/** The difference that white and black have, for a layer without an element. */
const farthest = 100;

/** `null` where a picture file stands for the layer. */
function smallestDifference(drawn: DrawnColour, painted: Painted): number | null {
  const elements = painted[drawn.nodeId] ?? [];
  if (elements.some(({ isPicture }) => isPicture) && drawn.kind !== 'text') return null;
  const candidates = elements.flatMap((element) => candidatesOf(drawn, element));
  return candidates.reduce(
    (least, [r, g, b, a]) => Math.min(least, colourDifference(drawn.colour, { r, g, b, a })),
    farthest,
  );
}

/** A bound colour that lets through keeps its own alpha. */
function hasMarker(drawn: DrawnColour, painted: Painted): boolean {
  const [r, g, b] = marker;
  return (painted[drawn.nodeId] ?? [])
    .flatMap((element) => candidatesOf(drawn, element))
    .some((other) => [r, g, b].every((channel, index) => Math.abs(channel - (other[index] ?? 0)) < 0.01));
}

function candidatesOf({ kind, words }: DrawnColour, element: PaintedColours): readonly PaintedColour[] {
  if (kind === 'fill') return element.fills;
  if (kind === 'stroke') return element.strokes;
  const wanted = squeeze(words);
  const pieces = element.texts.filter(({ text }) => {
    const said = squeeze(text);
    return said !== '' && (said.includes(wanted) || wanted.includes(said));
  });
  return pieces.flatMap(({ colours }) => colours);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function toHex({ colour: { r, g, b, a } }: DrawnColour): string {
  const parts = [r, g, b, a].map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
