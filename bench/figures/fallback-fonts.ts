/**
 * What a missing font does to a page: each frame is measured with its fonts and with none of them, and the boxes that
 * stand more than 1 px elsewhere are counted. `fallback-fonts-plain` is the same without the faces that are fitted.
 */
import type { RestNode } from '#design/snapshot';
import type { MeasuredBox, PageMeasure } from '#cli/chromium-renderer';
import { measureCases, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { chooseFrames, type BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

export const fallbackFontsFigure: Figure = {
  id: 'fallback-fonts',
  async compute(bench) {
    if (!bench.renderer) return [];
    const fitted: Case[] = [];
    const plain: Case[] = [];
    for (const document of bench.documents) {
      for (const frame of chooseFrames(document, true)) {
        bench.tell(`Taking the fonts from ${nameOf(document, frame)}`);
        const found = await measureFrame(bench, document, frame);
        if (found === null) continue;
        fitted.push({ name: nameOf(document, frame), value: found.fitted });
        plain.push({ name: nameOf(document, frame), value: found.plain });
      }
    }
    const share = { unit: 'share', better: 'lower' } as const;
    const title = 'Boxes that move more than 1 px where fonts are missing';
    return [
      measureCases({ ...share, id: 'fallback-fonts', title, goal: null }, fitted),
      measureCases({ ...share, id: 'fallback-fonts-plain', title: `${title}, unfitted`, goal: null }, plain),
    ];
  },
};

async function measureFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
): Promise<{ readonly fitted: number; readonly plain: number } | null> {
  const { page, html, fontCss } = await pageOfFrame(bench, document, frame);
  const bare = html.replace(fontCss, () => '');
  const measure = async (text: string): Promise<PageMeasure | undefined> => {
    const [measured] = (await bench.renderer?.measure(text, [page], neverCancelled)) ?? [];
    return measured;
  };
  const [there, fitted, plain] = [
    // Fonts that are nowhere to be had stand in for themselves.
    await measure(html),
    await measure(bare),
    await measure(withoutFit(bare)),
  ];
  if (!there || !fitted || !plain || Object.keys(there.boxes).length === 0) return null;
  return { fitted: shareMoved(there, fitted), plain: shareMoved(there, plain) };
}

function withoutFit(html: string): string {
  return html.replace(/(?:size-adjust|(?:ascent|descent|line-gap)-override):[^;]*;/g, '');
}

function shareMoved(there: PageMeasure, other: PageMeasure): number {
  const moved = Object.entries(there.boxes).map(([id, [box]]) => {
    const now = other.boxes[id]?.[0];
    return box !== undefined && (now === undefined || farthest(box, now) > 1) ? 1 : 0;
  });
  return moved.reduce<number>((sum, one) => sum + one, 0) / moved.length;
}

function farthest(one: MeasuredBox, other: MeasuredBox): number {
  return Math.max(
    ...(['x', 'y', 'width', 'height'] as const).map((side) => Math.abs(one[side] - other[side])),
  );
}
