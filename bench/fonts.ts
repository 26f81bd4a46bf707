/**
 * Fonts for pages that are measured: from the development packages, as `data:` addresses, under the page's own
 * rules, so that no page is judged by what a machine happens to have installed. All subsets of a family are
 * declared, else glyphs of two fonts mix. Inter comes from `inter-ui@3.19.3`, whose widths are Figma's.
 */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NeededFont } from '#design/receipt';

export interface FontStore {
  /** The faces a page needs: the nearest weight there is for each, upright, and italic where it is asked for. */
  find(fonts: readonly NeededFont[]): Promise<FontFaces>;
}

export interface FontFaces {
  /** `@font-face` rules; empty where no family was found. */
  readonly css: string;
  /** Families without a package here. */
  readonly missing: readonly string[];
}

/** A store that reads each font file once. */
export function createFontStore(): FontStore {
  const sheets = new Map<string, Promise<readonly Face[]>>();
  return {
    async find(fonts) {
      const found = await Promise.all(fonts.map(async (font) => ({ font, faces: await facesOf(font) })));
      return {
        css: found.flatMap(({ faces }) => faces.map(({ css }) => css)).join('\n'),
        missing: found.flatMap(({ font, faces }) => (faces.length === 0 ? [font.family] : [])),
      };
    },
  };

  async function facesOf(font: NeededFont): Promise<readonly Face[]> {
    const faces = (await Promise.all((await sheetsOf(font)).map(readSheet))).flat();
    const weights = nearestWeights(
      faces.map(({ weight }) => weight),
      font.weights,
    );
    return faces.filter((face) => weights.has(face.weight) && (font.italic || !face.italic));
  }

  function readSheet(path: string): Promise<readonly Face[]> {
    const faces = sheets.get(path) ?? readFaces(path);
    sheets.set(path, faces);
    return faces;
  }
}

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

/** The style sheets of a family, one for each weight and slope. */
async function sheetsOf({ family, weights, italic }: NeededFont): Promise<string[]> {
  if (family === 'Inter') return [join(packages, 'inter-ui/inter.css')];
  const folder = join(packages, '@fontsource', family.trim().toLowerCase().replaceAll(' ', '-'));
  if (!existsSync(folder)) return [];
  const names = new Set(await readdir(folder));
  const known = [...names].flatMap((name) => /^(\d+)\.css$/.exec(name)?.[1] ?? []).map(Number);
  return [...nearestWeights(known, weights)]
    .flatMap((weight) => (italic ? [`${weight}.css`, `${weight}-italic.css`] : [`${weight}.css`]))
    .filter((name) => names.has(name))
    .map((name) => join(folder, name));
}

function nearestWeights(known: readonly number[], wanted: readonly number[]): ReadonlySet<number> {
  const nearest = (weight: number) =>
    [...known].sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0];
  return new Set(wanted.flatMap((weight) => nearest(weight) ?? []));
}

interface Face {
  readonly css: string;
  readonly weight: number;
  readonly italic: boolean;
}

async function readFaces(sheet: string): Promise<readonly Face[]> {
  const rules = (await readFile(sheet, 'utf8')).match(/@font-face\s*\{[^}]*\}/g) ?? [];
  const faces = await Promise.all(rules.map((rule) => inlineFace(rule, dirname(sheet))));
  return faces.flatMap((face) => face ?? []);
}

async function inlineFace(rule: string, folder: string): Promise<Face | null> {
  const [, quoted, bare] = /url\((?:"([^"?]+\.woff2)|([^"')?]+\.woff2))/.exec(rule) ?? [];
  const file = quoted ?? bare;
  // The variable faces of Inter go by another family's name and are several times as large.
  if (file === undefined || file.endsWith('.var.woff2')) return null;
  const bytes = await readFile(join(folder, file));
  const source = `src: url("data:font/woff2;base64,${bytes.toString('base64')}") format("woff2");`;
  const css = rule.replace(/src:[^;]*;/, source).replace(/font-display:[^;]*;/, 'font-display: block;');
  const weight = Number(/font-weight:\s*(\d+)/.exec(rule)?.[1] ?? 400);
  return { css, weight, italic: /font-style:\s*italic/.test(rule) };
}
