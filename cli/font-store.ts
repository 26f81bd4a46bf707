/** The files of fonts in npm packages: Fontsource's, and `inter-ui@3.19.3` for Inter, whose widths are Figma's. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type BundledFontFace,
  createBundledFontSource,
  firstAvailableSource,
  type FontFaceFile,
  type FontSource,
} from '#codegen/targets/preview/preview-fonts';
import { programFolder } from './program-folder.ts';

/**
 * The fonts that a project brings, wherever they are: installed in it or around it, where the program runs, or among
 * those that the program itself carries.
 */
export function openPageFonts(projectFolder: string): FontSource {
  const folders = [...nodeModulesAbove(projectFolder), ...nodeModulesAbove(process.cwd())];
  const sources = [...new Set(folders)].map(openPackageFonts);
  return firstAvailableSource([...sources, openOwnFonts()]);
}

/** Each `node_modules` from a folder up to the root, as Node looks for packages. */
function nodeModulesAbove(folder: string): readonly string[] {
  const found: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    const modules = join(at, 'node_modules');
    if (existsSync(modules)) found.push(modules);
    if (dirname(at) === at) return found;
  }
}

function openOwnFonts(): FontSource {
  let own: Promise<FontSource> | null = null;
  const read = async () => {
    const text = await readFile(join(programFolder, 'dist', 'fonts.json'), 'utf8').catch(() => '[]');
    return createBundledFontSource(JSON.parse(text) as readonly BundledFontFace[]); // Written by our own build.
  };
  return { find: async (font) => (await (own ??= read())).find(font) };
}

/** The fonts in one `node_modules`; each sheet is read once. */
export function openPackageFonts(modules: string): FontSource {
  const stylesheets = new Map<string, Promise<readonly FontFaceFile[]>>();
  return {
    async find({ family }) {
      const paths = await listStylesheets(modules, family);
      return (await Promise.all(paths.map(readStylesheet))).flat();
    },
  };

  function readStylesheet(path: string): Promise<readonly FontFaceFile[]> {
    const faces = stylesheets.get(path) ?? readFaces(path);
    stylesheets.set(path, faces);
    return faces;
  }
}

/** The style sheets of a family, one for each weight and slope. */
async function listStylesheets(modules: string, family: string): Promise<readonly string[]> {
  if (/^inter(?: variable)?$/i.test(family.trim())) {
    const stylesheet = join(modules, 'inter-ui/inter.css');
    return existsSync(stylesheet) ? [stylesheet] : [];
  }
  const name = family.trim().toLowerCase().replaceAll(' ', '-');
  // The name comes from the design and is not trusted.
  if (!/^[a-z0-9-]+$/.test(name)) return [];
  const folder = join(modules, '@fontsource', name);
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  // Upright before italic, as a project imports them.
  return [/^\d+\.css$/, /^\d+-italic\.css$/].flatMap((kind) =>
    names.filter((file) => kind.test(file)).map((file) => join(folder, file)),
  );
}

async function readFaces(stylesheet: string): Promise<readonly FontFaceFile[]> {
  const rules = (await readFile(stylesheet, 'utf8')).match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return rules.flatMap((rule) => readFace(rule, dirname(stylesheet)) ?? []);
}

function readFace(rule: string, folder: string): FontFaceFile | null {
  const [, quoted, bare] = /url\((?:"([^"?]+\.woff2)|([^"')?]+\.woff2))/.exec(rule) ?? [];
  const file = quoted ?? bare;
  // The variable faces of Inter go by another family's name and are several times as large.
  if (file === undefined || file.endsWith('.var.woff2')) return null;
  return {
    weight: Number(/font-weight:\s*(\d+)/.exec(rule)?.[1] ?? 400),
    italic: /font-style:\s*italic/.test(rule),
    range: /unicode-range:\s*([^;}]+)/.exec(rule)?.[1]?.trim() ?? null,
    async load() {
      const bytes = await readFile(join(folder, file));
      const source = `src: url("data:font/woff2;base64,${bytes.toString('base64')}") format("woff2");`;
      return rule.replace(/src:[^;]*;/, source).replace(/font-display:[^;]*;/, 'font-display: block;');
    },
  };
}
