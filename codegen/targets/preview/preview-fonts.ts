/**
 * Fonts for rendered pages: `@font-face` rules with embedded bytes, for the font packages of the project. A
 * `FontSource` decides where the files come from. Families without a package are not embedded, because the project
 * does not contain them either.
 */
import type { NeededFont } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import type { DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { createFontList } from '../../layout/text/font-packages.ts';

/** One file of a font. */
export interface FontFaceFile {
  readonly weight: number;
  readonly italic: boolean;
  /** The characters in it, in the syntax of `unicode-range`; `null` for all. */
  readonly range: string | null;
  /** Loads its rule, with the bytes as a `data:` URL. */
  load(): Promise<string>;
}

export interface FontSource {
  /** All available faces of a family; empty if there are none. */
  find(font: NeededFont): Promise<readonly FontFaceFile[]>;
}

/** A face as the build stores it. */
export interface BundledFontFace extends Omit<FontFaceFile, 'load'> {
  readonly family: string;
  readonly rule: string;
}

/** A source for faces in memory. */
export function createBundledFontSource(bundled: readonly BundledFontFace[]): FontSource {
  return {
    async find({ family }) {
      return bundled
        .filter((face) => face.family.toLowerCase() === plainFamily(family))
        .map(({ rule, ...face }) => ({ ...face, load: async () => rule }));
    },
  };
}

/** Variable fonts have another family name and the same glyphs. */
function plainFamily(family: string): string {
  return family
    .trim()
    .toLowerCase()
    .replace(/ variable$/, '');
}

/** Uses the first of several sources that has the family. */
export function firstAvailableSource(sources: readonly FontSource[]): FontSource {
  return {
    async find(font) {
      for (const source of sources) {
        const faces = await source.find(font);
        if (faces.length > 0) return faces;
      }
      return [];
    },
  };
}

/**
 * The rules for these fonts: for each weight the nearest available one, and only files with characters that are used.
 */
export async function printFontFaces(
  source: FontSource,
  fonts: readonly NeededFont[],
  files: readonly SourceFile[],
): Promise<string> {
  const packaged = fonts.filter((font) => font.package !== null);
  const letters = packaged.length > 0 ? codePointsIn(files) : [];
  const rules = await Promise.all(
    packaged.map(async (font) => {
      const faces = chooseFontFaces(await source.find(font), font).filter(({ range }) =>
        hasAny(range, letters),
      );
      return Promise.all(faces.map(async (face) => withFamily(await face.load(), font.family)));
    }),
  );
  return rules.flat().join('\n');
}

/** The faces with the nearest weights, as a browser would choose them, and italics if they are needed. */
export function chooseFontFaces(faces: readonly FontFaceFile[], font: NeededFont): readonly FontFaceFile[] {
  const nearest = (weight: number) =>
    faces.reduce<number | null>(
      (best, face) =>
        best === null || Math.abs(face.weight - weight) < Math.abs(best - weight) ? face.weight : best,
      null,
    );
  const weights = new Set(font.weights.map(nearest));
  return faces.filter((face) => weights.has(face.weight) && (font.italic || !face.italic));
}

function codePointsIn(files: readonly SourceFile[]): readonly number[] {
  const letters = new Set<string>();
  for (const file of files) if (file.kind === 'text') for (const letter of file.text) letters.add(letter);
  return [...letters].map((letter) => letter.codePointAt(0) ?? 0);
}

function hasAny(range: string | null, letters: readonly number[]): boolean {
  if (range === null) return true;
  const parts = range.split(',').map((part) => readRange(part.trim()));
  return letters.some((letter) => parts.some(([first, last]) => letter >= first && letter <= last));
}

/** `U+26`, `U+0-7F`, `U+4??`. */
function readRange(part: string): readonly [first: number, last: number] {
  const [first = '', last = first] = part.replace(/^u\+/i, '').split('-');
  return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last.replaceAll('?', 'F'), 16)];
}

function withFamily(rule: string, family: string): string {
  return rule.replace(/font-family:[^;]*;/, () => `font-family: ${JSON.stringify(family)};`);
}

/** The fonts that the visible texts of the frames need. */

export function collectNeededFonts(tree: DesignTree): readonly NeededFont[] {
  const fonts = createFontList();
  const roots = tree.frames.map(({ root }) => root);
  for (const node of walkLayers(roots, ({ visible }) => visible)) {
    if (node.kind !== 'text' || !node.visible) continue;
    for (const { style } of node.runs) fonts.add(style.family, style.weight, style.italic);
  }
  return fonts.list();
}
