import { describe, expect, it } from 'vitest';
import { change, convert, guid, type Change } from './make-fig.ts';

const inter = { family: 'Inter', style: 'Medium', postscript: 'Inter-Medium' };
const measured = { fontMetaData: [{ key: inter, fontLineHeight: 1.2, fontWeight: 500 }] };

function text(fields: Change, others: readonly Change[] = []) {
  const base = {
    fontName: inter,
    fontSize: 20,
    derivedTextData: measured,
    textData: { characters: 'Hello' },
  };
  return convert([...others, change('1:1', 'TEXT', { ...base, ...fields })]).get('1:1');
}

describe('the style of a text', () => {
  it.each([
    ['a percentage of the font’s own line', { value: 100, units: 'PERCENT' }, 24, 'INTRINSIC_%'],
    ['half as much again', { value: 150, units: 'PERCENT' }, 36, 'INTRINSIC_%'],
    ['a share of the font’s size', { value: 1.5, units: 'RAW' }, 30, 'FONT_SIZE_%'],
    ['px', { value: 28, units: 'PIXELS' }, 28, 'PIXELS'],
  ])('has a line height of %s', (_what, lineHeight, lineHeightPx, lineHeightUnit) => {
    expect(text({ lineHeight }).style).toMatchObject({ lineHeightPx, lineHeightUnit });
  });

  it('leaves a line height untold that hangs on a font nobody measured', () => {
    const { style } = text({ lineHeight: { value: 100, units: 'PERCENT' }, derivedTextData: undefined });
    expect(style).not.toHaveProperty('lineHeightPx');
  });

  it('has one character for each break, with the styles still on their letters', () => {
    const textData = { characters: 'a\r\nb\rc\r', characterStyleIDs: [1, 1, 1, 2, 2, 3] };
    expect(text({ textData })).toMatchObject({
      characters: 'a\nb\nc',
      characterStyleOverrides: [1, 1, 2, 2, 3],
    });
  });

  it('takes letter spacing in shares of the font’s size', () => {
    expect(text({ letterSpacing: { value: -2, units: 'PERCENT' } }).style).toMatchObject({
      letterSpacing: -0.4,
    });
    expect(text({ letterSpacing: { value: 3, units: 'PIXELS' } }).style).toMatchObject({ letterSpacing: 3 });
  });

  it('names the font and how the box follows the words', () => {
    const box = {
      textAutoResize: 'HEIGHT',
      textAlignVertical: 'CENTER',
      textTruncation: 'ENDING',
      maxLines: 2,
    };
    expect(text({ ...box, textCase: 'UPPER', textDecoration: 'UNDERLINE' }).style).toMatchObject({
      fontFamily: 'Inter',
      fontStyle: 'Medium',
      fontWeight: 500,
      fontSize: 20,
      textCase: 'UPPER',
      textDecoration: 'UNDERLINE',
      ...box,
    });
  });

  it('is that of its shared style, whatever the layer still stores', () => {
    const style = {
      styleType: 'TEXT',
      fontName: { ...inter, style: 'Bold' },
      fontSize: 32,
      lineHeight: { value: 40, units: 'PIXELS' },
    };
    const shared = change('5:1', 'TEXT', { ...style, name: 'Heading' }, '0:2');
    const wanted = { style: { fontStyle: 'Bold', fontSize: 32, lineHeightPx: 40 }, styles: { text: '5:1' } };
    expect(text({ styleIdForText: { guid: guid('5:1') } }, [shared])).toMatchObject(wanted);
    expect(text({ inheritTextStyleID: guid('5:1') }, [shared])).toMatchObject(wanted);
    expect(text({ styleIdForText: { assetRef: { key: 'abc' } } }, [{ ...shared, key: 'abc' }])).toMatchObject(
      wanted,
    );
  });

  it('switches OpenType features that are not as usual', () => {
    const features = {
      fontVariantCommonLigatures: false,
      fontVariantContextualLigatures: true,
      fontVariantSlashedZero: true,
      fontVariantNumericSpacing: 'TABULAR',
      fontVariantCaps: 'ALL_SMALL',
      toggledOnOTFeatures: ['SS01'],
      toggledOffOTFeatures: ['KERN'],
    };
    expect(text(features).style).toMatchObject({
      opentypeFlags: { LIGA: 0, ZERO: 1, TNUM: 1, C2SC: 1, SMCP: 1, SS01: 1, KERN: 0 },
    });
    expect(text({}).style).not.toHaveProperty('opentypeFlags');
  });
});

describe('the ranges of a text', () => {
  it('differ in the fields of their entry, and keep the rest', () => {
    const ranges = {
      characters: 'Hello',
      characterStyleIDs: [0, 3, 3],
      styleOverrideTable: [
        {
          styleID: 3,
          fontName: { ...inter, style: 'Bold' },
          fillPaints: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
        },
      ],
    };
    const { characterStyleOverrides, styleOverrideTable } = text({ textData: ranges });
    expect(characterStyleOverrides).toEqual([0, 3, 3]);
    expect(styleOverrideTable).toEqual({
      3: {
        fontFamily: 'Inter',
        fontPostScriptName: 'Inter-Medium',
        fontStyle: 'Bold',
        fills: [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0, a: 1 } }],
      },
    });
  });

  it('measure what is relative by their own size', () => {
    const styleOverrideTable = [{ styleID: 1, fontSize: 10 }];
    const node = text({
      letterSpacing: { value: 10, units: 'PERCENT' },
      lineHeight: { value: 2, units: 'RAW' },
      textData: { characters: 'Hello', characterStyleIDs: [1], styleOverrideTable },
    });
    expect(node.styleOverrideTable).toMatchObject({
      1: { fontSize: 10, letterSpacing: 1, lineHeightPx: 20 },
    });
  });

  it('follow shared styles and links of their own', () => {
    const shared = change('5:1', 'TEXT', { styleType: 'TEXT', fontSize: 44, fontName: inter }, '0:2');
    const styleOverrideTable = [
      { styleID: 1, styleIdForText: { guid: guid('5:1') } },
      { styleID: 2, hyperlink: { url: 'https://example.com' } },
      { styleID: 3, hyperlink: { guid: guid('1:1') } },
    ];
    const node = text({ textData: { characters: 'Hello', styleOverrideTable } }, [shared]);
    expect(node.styleOverrideTable).toMatchObject({
      1: { fontSize: 44, inheritTextStyleId: '5:1' },
      2: { hyperlink: { type: 'URL', url: 'https://example.com' } },
      3: { hyperlink: { type: 'NODE', nodeID: '1:1' } },
    });
  });

  it('of emoji keep their own colours', () => {
    const styleOverrideTable = [{ styleID: 1, fillPaints: [{ type: 'EMOJI' }] }];
    expect(text({ textData: { characters: '👇', styleOverrideTable } }).styleOverrideTable).toEqual({
      1: {},
    });
  });

  it('have the list type of each line', () => {
    const lines = [
      { lineType: 'PLAIN' },
      { lineType: 'UNORDERED_LIST', indentationLevel: 1 },
      { lineType: 'ORDERED_LIST', indentationLevel: 2 },
    ];
    const node = text({ textData: { characters: 'a\nb\nc', lines } });
    expect(node.lineTypes).toEqual(['NONE', 'UNORDERED', 'ORDERED']);
    expect(node.lineIndentations).toEqual([0, 1, 2]);
  });
});
