/**
 * Collects the fonts that the program carries for its own previews, out of node_modules; runs at build time, in Node.
 * Designs use Inter more than all others together; of the rest only Latin letters in the usual weights are taken along.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

/** The npm packages whose files end up in `dist/`, all under the SIL Open Font License. */
export const fontPackages = [
  'inter-ui',
  ...[
    ...[
      'bebas-neue',
      'bricolage-grotesque',
      'instrument-serif',
      'montserrat',
      'nunito',
      'open-sans',
      'oswald',
    ],
    ...['poppins', 'roboto-mono'],
  ].map((name) => `@fontsource/${name}`),
];

const weights = new Set([400, 500, 600, 700]);

/** @returns {Promise<import('./targets/preview/preview-fonts.ts').KeptFace[]>} */
export async function collectFonts() {
  const faces = await Promise.all(fontPackages.map(readPackage));
  return faces.flat();
}

async function readPackage(name) {
  const sheets =
    name === 'inter-ui' ? [`${name}/inter.css`] : [...weights].map((weight) => `${name}/${weight}.css`);
  const faces = await Promise.all(
    sheets.map(async (sheet) => {
      const path = join(packages, sheet);
      // Not every family has every weight.
      const text = await readFile(path, 'utf8').catch(() => '');
      const rules = text.match(/(?:\/\*[^*]*\*\/\s*)?@font-face\s*\{[^}]*\}/g) ?? [];
      return Promise.all(rules.filter(isTaken).map((rule) => readFace(rule, dirname(path))));
    }),
  );
  return faces.flat();
}

function isTaken(rule) {
  const isUpright = /font-style:\s*normal/.test(rule);
  const isStatic = !rule.includes('.var.woff2');
  const isLatin = !rule.includes('unicode-range') || /-latin-\d+-normal\.woff2/.test(rule);
  return isUpright && isStatic && isLatin && weights.has(weightOf(rule));
}

async function readFace(rule, folder) {
  const [, quoted, bare] = /url\((?:"([^"?]+\.woff2)|([^"')?]+\.woff2))/.exec(rule);
  const bytes = await readFile(join(folder, quoted ?? bare));
  const family = /font-family:\s*["']?([^;"']+)/.exec(rule)[1];
  const range = /unicode-range:\s*([^;}]+)/.exec(rule)?.[1].trim() ?? null;
  const source = `src: url("data:font/woff2;base64,${bytes.toString('base64')}") format("woff2");`;
  const own = `@font-face { font-family: "${family}"; font-style: normal; font-weight: ${weightOf(rule)}; ${source}`;
  return {
    family,
    weight: weightOf(rule),
    italic: false,
    range,
    rule: `${own}${range === null ? '' : ` unicode-range: ${range};`} }`,
  };
}

function weightOf(rule) {
  return Number(/font-weight:\s*(\d+)/.exec(rule)?.[1] ?? 400);
}
