/** The fields of a text layer in Figma's JSON. */
import type { Layer } from './number-layers.ts';
import type { Run, TextLook, TypeStyle } from './sketch.ts';
import { resolve, type Modes } from './values.ts';
import { naturalLine } from './fonts.ts';
import { heightOf, widthOf } from './layer-html.ts';
import { writePaints } from './write-paints.ts';

export function writeText(layer: Layer): object {
  const look = layer.sketch.text?.look;
  const runs = layer.runs;
  if (!look || !runs) return {};
  const characters = runs.map((run) => run.text).join('');
  const { table, overrides } = writeRuns(runs, layer);
  const lines = characters.split('\n').map((_, index) => look.list?.[index] ?? { kind: 'NONE', depth: 0 });
  return {
    characters,
    style: { ...typeFields(look.style, layer.modes), ...paragraphFields(look, layer) },
    characterStyleOverrides: overrides,
    styleOverrideTable: table,
    lineTypes: lines.map(({ kind }) => kind),
    lineIndentations: lines.map(({ depth }) => depth),
  };
}

/** Every run that differs gets a number; the list of numbers ends with the last one that is not 0, as Figma's does. */
function writeRuns(runs: readonly Run[], layer: Layer): { table: object; overrides: number[] } {
  const table: Record<string, object> = {};
  const overrides: number[] = [];
  let count = 0;
  for (const run of runs) {
    const differs = run.style ?? run.fill ?? run.url ?? run.decoration;
    if (differs !== undefined) {
      count += 1;
      table[count] = {
        ...(run.style ? typeFields({ ...layer.sketch.text?.look.style, ...run.style }, layer.modes) : {}),
        ...(run.fill ? { fills: writePaints(run.fill, layer.modes, new Map()) } : {}),
        ...(run.url ? { hyperlink: { type: 'URL', url: run.url } } : {}),
        ...(run.decoration ? { textDecoration: run.decoration } : {}),
      };
    }
    for (let index = 0; index < run.text.length; index += 1)
      overrides.push(differs === undefined ? 0 : count);
  }
  while (overrides.at(-1) === 0) overrides.pop();
  return { table, overrides };
}

const faceNames: Readonly<Record<number, string>> = {
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'SemiBold',
  700: 'Bold',
  800: 'ExtraBold',
};

function typeFields(style: Partial<TypeStyle>, modes: Modes): object {
  const { family = 'Inter', weight = 400, size = 16, line = 24, spacing = 0, italic = false } = style;
  const face = faceNames[weight] ?? 'Regular';
  const fontSize = resolve(size, modes);
  return {
    fontFamily: family,
    fontPostScriptName: `${family.replaceAll(' ', '')}-${italic ? 'Italic' : face}`,
    fontStyle: italic ? 'Italic' : face.replace(/(Semi|Extra)Bold/, '$1 Bold'),
    fontWeight: weight,
    fontSize,
    ...(italic ? { italic } : {}),
    letterSpacing: spacing,
    ...(line === 'auto'
      ? {
          lineHeightPx: Math.round(naturalLine(style, modes) * 1e3) / 1e3,
          lineHeightPercent: 100,
          lineHeightUnit: 'INTRINSIC_%',
        }
      : {
          lineHeightPx: line,
          lineHeightPercentFontSize: Math.round((line / fontSize) * 1e4) / 100,
          lineHeightUnit: 'PIXELS',
        }),
  };
}

function paragraphFields(look: TextLook, layer: Layer): object {
  const hugs = { width: widthOf(layer) === 'hug', height: heightOf(layer) === 'hug' };
  return {
    textAlignHorizontal: look.alignText ?? 'LEFT',
    textAlignVertical: look.alignVertical ?? 'TOP',
    textAutoResize: hugs.width && hugs.height ? 'WIDTH_AND_HEIGHT' : hugs.height ? 'HEIGHT' : 'NONE',
    ...(look.maxLines ? { textTruncation: 'ENDING', maxLines: look.maxLines } : {}),
    ...(look.textCase ? { textCase: look.textCase } : {}),
    ...(look.decoration ? { textDecoration: look.decoration } : {}),
    ...(look.paragraphSpacing ? { paragraphSpacing: look.paragraphSpacing } : {}),
    ...(look.paragraphIndent ? { paragraphIndent: look.paragraphIndent } : {}),
    ...(look.features ? { opentypeFlags: look.features } : {}),
    ...(look.url ? { hyperlink: { type: 'URL', url: look.url } } : {}),
  };
}
