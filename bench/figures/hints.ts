/**
 * Z2 of the goals: o200k tokens of the hints for each visible layer, against what Framelink takes for the same frame,
 * and the share of the design that a reader recovers from the hints alone. Frames of at least `fewest` layers count
 * by the layer: in smaller ones the words themselves and the notation outweigh everything, so they are counted whole.
 */
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { readDesign } from '#design/read-design';
import type { DesignNode, DesignTree } from '#design/tree';
import { writeHints } from '#codegen/model/hints/write-hints';
import { compareHints } from '../../tests/codegen/hints/compare-hints.ts';
import { readHints } from '../../tests/codegen/hints/read-hints.ts';
import { type Case, type Figure, measureCases, nameOf } from '../figure.ts';

const fewest = 40;

/** Tokens of Framelink's tree by document and frame, measured in November 2026. */
const framelink: Readonly<Record<string, number>> = {
  'certo 728:17673': 17_052,
  'miro 728:11284': 21_068,
  'bigben 1:17': 13_056,
  'hero-header 122:21049': 4_201,
  'yapper 11:1187': 2_040,
  'getir-market 1:946': 12_084,
  'atomic 17:2': 5_895,
  'cookup 34:484': 5_269,
  'corpus/landing 268:3339': 2_247,
  'home 423:57668': 1_996,
  'home-wide 124:21142': 2_645,
};

/** What the texts of a design say, each as hints would quote it. */
function wordsOf({ frames }: DesignTree): readonly string[] {
  const visit = (node: DesignNode): readonly string[] => {
    if (!node.visible) return [];
    if (node.kind === 'text') return [JSON.stringify(node.characters)];
    return node.kind === 'box' ? node.children.flatMap(visit) : [];
  };
  return frames.flatMap(({ root }) => visit(root));
}

export const hintsFigure: Figure = {
  id: 'hints',
  compute(bench) {
    const perLayer: Case[] = [];
    const small: Case[] = [];
    const wordsAlone: Case[] = [];
    const againstFramelink: Case[] = [];
    const recovered: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Writing hints of ${document.name}`);
      for (const frame of document.frames) {
        const tree = readDesign(document.takeSnapshot([frame]));
        const { text, ids, visibleNodes } = writeHints(tree, { budget: null });
        const name = nameOf(document, frame);
        const { all, lost } = compareHints(tree, ids, readHints(text));
        recovered.push({ name, value: all === 0 ? 1 : 1 - lost.length / all });
        const tokens = encode(text).length;
        wordsAlone.push({ name, value: encode(wordsOf(tree).join('\n')).length / visibleNodes });
        if (visibleNodes < fewest) small.push({ name, value: tokens });
        if (visibleNodes < fewest) continue;
        perLayer.push({ name, value: tokens / visibleNodes });
        const theirs = framelink[`${document.name} ${frame.id}`];
        if (theirs !== undefined) againstFramelink.push({ name, value: tokens / theirs });
      }
    }
    return Promise.resolve([
      measureCases(
        {
          id: 'hints-tokens',
          title: `Z2 hint tokens for each visible layer, frames of ${fewest} or more`,
          unit: 'count',
          better: 'lower',
          goal: 20,
        },
        perLayer,
      ),
      measureCases(
        {
          id: 'hints-small',
          title: `Z2 hint tokens in all, frames of fewer than ${fewest} layers`,
          unit: 'count',
          better: 'lower',
          goal: fewest * 20,
        },
        small,
      ),
      measureCases(
        {
          id: 'hints-words',
          title: 'Z2 tokens of the words alone for each visible layer: no hints take less',
          unit: 'count',
          better: 'lower',
          goal: null,
        },
        wordsAlone,
      ),
      measureCases(
        {
          id: 'hints-framelink',
          title: 'Z2 hint tokens against Framelink’s',
          unit: 'share',
          better: 'lower',
          goal: 0.5,
        },
        againstFramelink,
      ),
      measureCases(
        {
          id: 'hints-recovered',
          title: 'Z2 share of a design that its hints alone tell',
          unit: 'share',
          better: 'higher',
          goal: 0.99,
        },
        recovered,
      ),
    ]);
  },
};
