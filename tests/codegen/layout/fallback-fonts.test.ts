import { describe, expect, it } from 'vitest';
import { findFallbackFaces } from '#codegen/layout/text/fallback-fonts';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

interface Written {
  readonly characters: string;
  readonly width: number;
  readonly style?: object;
  readonly rest?: object;
}

function fallbacksOf(...texts: readonly Written[]) {
  const box = { x: 0, y: 0, width: 400, height: 300 };
  const children = texts.map(({ characters, width, style = {}, rest = {} }, index) => ({
    id: `1:${index + 2}`,
    name: 'Text',
    type: 'TEXT',
    characters,
    style: {
      fontFamily: 'Own Sans',
      fontWeight: 400,
      fontSize: 100,
      textAutoResize: 'WIDTH_AND_HEIGHT',
      lineHeightPx: 120,
      lineHeightUnit: 'PIXELS',
      ...style,
    },
    absoluteBoundingBox: { x: 0, y: 0, width, height: 120 },
    ...rest,
  }));
  return findFallbackFaces(
    readDesign(snapshotOf({ id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox: box, children })),
  );
}

describe('stand-ins for missing fonts', () => {
  it('are as wide as texts that hug their words show: four letters of 55.6 px drawn a tenth wider', () => {
    const [face, ...others] = fallbacksOf({ characters: 'nnnn', width: 4 * 55.6 * 1.1 + 0.5 });
    expect(others).toEqual([]);
    expect(face).toMatchObject({
      family: 'Own Sans',
      isBold: false,
      substitute: 'sans-serif',
      lineHeight: null,
    });
    expect(face?.widthShare).toBeCloseTo(1.1, 5);
  });

  it('leave out the room between letters, count capitals as they show, and letters with accents as those without', () => {
    const [spaced] = fallbacksOf({
      characters: 'nnnn',
      width: 4 * 55.6 + 4 * 10 + 0.5,
      style: { letterSpacing: 10 },
    });
    const [upper] = fallbacksOf({ characters: 'nñ', width: 2 * 72.2 + 0.5, style: { textCase: 'UPPER' } });
    expect([spaced?.widthShare, upper?.widthShare]).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
  });

  it('are bold for heavy weights, with serifs or of one width where the family is, and as high as the font', () => {
    const style = { fontWeight: 700, lineHeightUnit: 'INTRINSIC_%', lineHeightPercent: 100 };
    const [bold] = fallbacksOf({ characters: 'nn', width: 2 * 61.1 + 0.5, style });
    expect(bold?.widthShare).toBeCloseTo(1, 5);
    expect(bold).toMatchObject({ isBold: true, lineHeight: 1.2 });
    const [serif] = fallbacksOf({ characters: 'n', width: 50, style: { fontFamily: 'Own Serif' } });
    const [mono] = fallbacksOf({ characters: 'n', width: 60, style: { fontFamily: 'Own Mono' } });
    expect([serif?.substitute, mono?.substitute]).toEqual(['serif', 'monospace']);
  });

  it('follow the middle of the texts, of all regular and of all bold weights, so that one word changes nothing', () => {
    const text = (share: number, fontWeight = 400) => ({
      characters: 'nnnn',
      width: 4 * (fontWeight < 600 ? 55.6 : 61.1) * share + 0.5,
      style: { fontWeight },
    });
    const found = fallbacksOf(
      text(1.1),
      text(2),
      text(1.12, 300),
      text(1.08),
      text(0.9, 600),
      text(0.9, 900),
    );
    expect(found.map(({ isBold, widthShare }) => [isBold, widthShare])).toEqual([
      [false, 1.1],
      [true, 0.9],
    ]);
  });

  it('are not guessed from texts that wrap, mix looks, have markers, or letters that the stand-in may lack', () => {
    const wrapped = { characters: 'nnnn', width: 300, style: { textAutoResize: 'HEIGHT' } };
    const mixed = {
      characters: 'nn',
      width: 300,
      rest: { characterStyleOverrides: [1], styleOverrideTable: { 1: { fontSize: 20 } } },
    };
    const listed = {
      characters: 'nn',
      width: 300,
      rest: { lineTypes: ['UNORDERED'], lineIndentations: [1] },
    };
    const foreign = { characters: 'שלום', width: 300 };
    expect(fallbacksOf(wrapped, mixed, listed, foreign, { characters: '', width: 0 })).toEqual([]);
  });
});
