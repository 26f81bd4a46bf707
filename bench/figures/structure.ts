/**
 * S1 of the goals: structure kept, as F1 over the layers that an auto layout holds, measured in Chromium.
 *
 * - group: the nearest element around a layer's that stands for a layer stands for the layer's parent. A layer may share
 *   its parent's element, as a background does.
 * - alignment: the layout that places the layer puts it by the word that the design has (start, centre, end,
 *   space-between, baseline), on each axis on which the design leaves it room to stand elsewhere; where it has none,
 *   every word is the same. Boxes of the page that stand for no layer and are filled decide nothing.
 * - position: in the flow or absolute, as the design has it.
 *
 * Layers that share an SVG or picture with their parent are strokes of a drawing and left out. The same layers are then
 * measured on a page made of the frame without a word of auto layout: what is inferred against what was there.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDesign } from '#design/read-design';
import type { RestNode } from '#design/snapshot';
import { listDrawnPlaces, type DrawnPlace } from '../drawn-structure.ts';
import { measureCases, nameOf, type Bench, type Case, type Figure, type Measure } from '../figure.ts';
import { isScreen, type BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';
import { readPageStructure, type PagePlace } from '../page-structure.ts';
import { stripLayout } from '../strip-layout.ts';

/** The most frames of one document that are measured. */
const most = { quick: 2, full: 4 };
/** Layers in auto layouts that a frame needs to say anything. */
const fewestLayers = 8;
const neverCancelled = { aborted: false, throwIfAborted: () => {} };

const aspects = ['group', 'alignment', 'position'] as const;
type Aspect = (typeof aspects)[number];
type Scores = Readonly<Record<Aspect, number | null>>;

const sources = [
  { id: 'kept', title: 'S1 kept', goals: { group: 0.97, alignment: 0.95, position: 0.97 } },
  { id: 'inferred', title: 'S1 inferred', goals: { group: 0.85, alignment: 0.8, position: 0.9 } },
] as const;

export const structureFigure: Figure = {
  id: 'structure',
  async compute(bench) {
    if (!bench.renderer) return [];
    const lines: string[] = [];
    const found = new Map<string, { readonly name: string; readonly scores: Scores }[]>();
    for (const document of bench.documents) {
      for (const { frame, places } of chooseFrames(document, bench.quick ? most.quick : most.full)) {
        const name = nameOf(document, frame);
        bench.tell(`Comparing the structure of ${name}`);
        for (const { id } of sources) {
          const source = id === 'kept' ? document : stripLayout(document);
          const scores = await scoreFrame(bench, source, frame, places, `${name}\t${id}`, lines);
          found.set(id, [...(found.get(id) ?? []), { name, scores }]);
        }
      }
    }
    await writeFile(join(bench.folder, 'structure.txt'), `${lines.join('\n')}\n`);
    return sources.flatMap((source) => listMeasures(source, found.get(source.id) ?? []));
  },
};

function listMeasures(
  { id, title, goals }: (typeof sources)[number],
  frames: readonly { readonly name: string; readonly scores: Scores }[],
): readonly Measure[] {
  return aspects.map((aspect) => {
    const cases: Case[] = frames.flatMap(({ name, scores }) => {
      const value = scores[aspect];
      return value === null ? [] : [{ name, value }];
    });
    const parts = { id: `structure-${id}-${aspect}`, title: `${title}: ${aspect}`, goal: goals[aspect] };
    return measureCases({ ...parts, unit: 'share', better: 'higher' }, cases);
  });
}

interface Chosen {
  readonly frame: RestNode;
  readonly places: readonly DrawnPlace[];
}

/** Evenly over the frames of a document that have enough auto layout. */
function chooseFrames(document: BenchDocument, limit: number): readonly Chosen[] {
  const fit = document.frames.filter(isScreen).flatMap((frame) => {
    const [read] = readDesign(document.takeSnapshot([frame])).frames;
    const places = read === undefined ? [] : listDrawnPlaces(read.root);
    return places.length < fewestLayers ? [] : [{ frame, places }];
  });
  const step = Math.max(1, fit.length / limit);
  return fit.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

async function scoreFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  places: readonly DrawnPlace[],
  label: string,
  lines: string[],
): Promise<Scores> {
  const { html, page } = await pageOfFrame(bench, document, frame);
  const found = await bench.renderer?.visit(html, page, neverCancelled, (open) =>
    open.evaluate<readonly PagePlace[]>(readPageStructure),
  );
  return scorePlaces(places, found ?? [], (aspect, { id }) => lines.push(`${label}\t${aspect}\t${id}`));
}

/** How much of the drawn structure is on a page, by aspect; `null` where nothing of it can be told. */
export function scorePlaces(
  places: readonly DrawnPlace[],
  found: readonly PagePlace[],
  tellWrong: (aspect: Aspect, place: DrawnPlace) => void,
): Scores {
  const elements = new Map<string, PagePlace>();
  for (const element of found) for (const id of element.ids) if (!elements.has(id)) elements.set(id, element);
  const isStroke = ({ id, parentId }: DrawnPlace) => {
    const element = elements.get(id);
    return element?.picture === true && element.ids.includes(parentId);
  };
  const counted = places.filter((place) => !isStroke(place));
  const score = (aspect: Aspect, asked: readonly DrawnPlace[]): number | null => {
    const present = asked.filter(({ id }) => elements.has(id));
    const wrong = asked.filter((place) => !keeps[aspect](place, elements.get(place.id)));
    for (const place of wrong) tellWrong(aspect, place);
    const right = asked.length - wrong.length;
    return asked.length === 0 ? null : (2 * right) / (asked.length + present.length);
  };
  return {
    group: score('group', counted),
    alignment: score(
      'alignment',
      counted.filter(({ horizontal, vertical }) => horizontal !== null || vertical !== null),
    ),
    position: score('position', counted),
  };
}

const keeps: Readonly<Record<Aspect, (place: DrawnPlace, element: PagePlace | undefined) => boolean>> = {
  group: ({ parentId }, element) =>
    element !== undefined && [...element.ids, ...element.around].includes(parentId),
  alignment: ({ horizontal, vertical }, element) =>
    element !== undefined &&
    !element.absolute &&
    (horizontal === null || horizontal === element.horizontal) &&
    (vertical === null || vertical === element.vertical),
  position: ({ absolute }, element) => element?.absolute === absolute,
};
