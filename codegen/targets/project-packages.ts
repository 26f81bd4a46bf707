/** The npm packages of a generated project: those of its fonts and its tools, with their versions. */
import { invariant } from '#design/invariant';
import type { NeededFont } from '#design/receipt';
import { weightsOfFontPackage } from '../layout/text/font-packages.ts';
import type { Libraries } from '../libraries.ts';
import type { DraftFile } from './draft-file.ts';

/** The packages with the files of these fonts. */
export function fontPackagesOf(fonts: readonly NeededFont[]): readonly string[] {
  return [...new Set(fonts.flatMap((font) => font.package ?? []))].sort();
}

/** The fonts of a project, and how much of them its texts need. */
export interface ProjectFonts {
  readonly fonts: readonly NeededFont[];
  /** Whether no text needs more than the letters that the packages call Latin. */
  readonly isLatin: boolean;
  /** Whether a style asks for features of a font, such as figures of one width, which subsets may lack. */
  readonly hasFeatures: boolean;
}

/** Reads off the printed files what their fonts need. */
export function measureFontUse(fonts: readonly NeededFont[], files: readonly DraftFile[]): ProjectFonts {
  const texts = files.flatMap((file) => (file.kind === 'text' ? [file.text] : []));
  return {
    fonts,
    isLatin: texts.every((text) => !notLatin.test(text)),
    hasFeatures: texts.some((text) => fontFeature.test(text)),
  };
}

/** What is outside of the subset `latin` of Fontsource and of `inter-ui`. Their subsets are those of Google Fonts. */
const notLatin =
  /[^\0-\xff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215\ufeff\ufffd]/;
const fontFeature =
  /font-(?:feature|variant)|\b(?:(?:lining|oldstyle|proportional|tabular)-nums|slashed-zero|ordinal|(?:diagonal|stacked)-fractions)\b/;

/** The style sheets in these packages that declare the needed faces; those of Inter are printed by `printInterFaces`. */
export function fontStylesheetsOf({ fonts, isLatin }: ProjectFonts): readonly string[] {
  return [
    ...new Set(
      fonts.flatMap(({ package: from, weights, italic }) =>
        from === null || from === interPackage ? [] : packageStylesheets(from, weights, italic, isLatin),
      ),
    ),
  ];
}

const interPackage = 'inter-ui';
const interWeights = [
  'Thin',
  'ExtraLight',
  'Light',
  'Regular',
  'Medium',
  'SemiBold',
  'Bold',
  'ExtraBold',
  'Black',
];

/** The rules of the needed faces of Inter, because the style sheet of its package has all 18; empty without Inter. */
export function printInterFaces({ fonts, isLatin, hasFeatures }: ProjectFonts): string {
  const folder = `inter-ui/Inter (web${isLatin && !hasFeatures ? ' latin' : ''})`;
  const rules = fonts
    .filter((font) => font.package === interPackage)
    .flatMap(({ family, weights, italic }) => {
      const steps = [...new Set(weights.map((weight) => Math.min(9, Math.max(1, Math.round(weight / 100)))))];
      return steps.flatMap((step) =>
        (italic ? ['normal', 'italic'] : ['normal']).map((style) => {
          const name = interWeights[step - 1] ?? 'Regular';
          const file = style === 'normal' ? name : name === 'Regular' ? 'Italic' : `${name}Italic`;
          return `@font-face {
  font-family: ${JSON.stringify(family)};
  font-style: ${style};
  font-weight: ${step * 100};
  font-display: swap;
  src: url("${folder}/Inter-${file}.woff2") format("woff2");
}
`;
        }),
      );
    });
  return rules.join('\n');
}

/**
 * A plugin of Vite that puts the licences of these packages into the build. Vite collects those of packages that scripts
 * import, but not of those that only style sheets name.
 */
export function printLicensePlugin(packages: readonly string[], fileName: string): string {
  const files = packages.map((name) =>
    JSON.stringify(`${name}/LICENSE${name === interPackage ? '.txt' : ''}`),
  );
  const oneLine = `const licenses = [${files.join(', ')}];`;
  const lines = `const licenses = [\n${files.map((file) => `  ${file},\n`).join('')}];`;
  return `
${oneLine.length > 80 ? lines : oneLine}

/** Fonts ask for their licences to go along with them. */
const fontLicenses = {
  name: "font-licenses",
  generateBundle() {
    const read = (file) => readFileSync(\`node_modules/\${file}\`, "utf8");
    const source = licenses.map(read).join("\\n\\n");
    this.emitFile({ type: "asset", fileName: "${fileName}", source });
  },
};
`;
}

/** Packages with their versions for a `package.json`: a major version for fonts, the tested version for tools. */
export function withVersions(
  fonts: readonly string[],
  tools: readonly string[],
  { versions }: Libraries,
): Readonly<Record<string, string>> {
  const toolVersion = (name: string): string => {
    const version = versions[name];
    invariant(version !== undefined, `no version of ${name}`);
    return version;
  };
  return Object.fromEntries([
    ...fonts.map((name) => [name, fontVersion(name)] as const),
    ...tools.map((name) => [name, toolVersion(name)] as const),
  ]);
}

/** All packages of Fontsource have the same major version. */
function fontVersion(name: string): string {
  return name === interPackage ? '3.19.3' : '^5.0.0';
}

/**
 * The style sheets in a package for these weights or the nearest ones, as a browser would choose them. For a package
 * that is not in the list only its default style sheet is certain to exist. Each has all scripts of the font, or Latin
 * letters alone. The names of the files: https://fontsource.org/docs/getting-started/install
 */
export function packageStylesheets(
  name: string,
  weights: readonly number[],
  italic: boolean,
  isLatin: boolean,
): readonly string[] {
  const entry = weightsOfFontPackage(name);
  if (entry === null) return [`${name}/index.css`];
  const [list = '', hasItalic] = entry.split(' ');
  const available = readWeights(list);
  const files = weights.flatMap((weight) => {
    const nearest = nearestOf(available, weight);
    const sheet = `${name}/${isLatin ? 'latin-' : ''}${nearest}`;
    return [`${sheet}.css`, ...(italic && hasItalic ? [`${sheet}-italic.css`] : [])];
  });
  return [...new Set(files)];
}

function readWeights(list: string): readonly number[] {
  const [first = 400, last] = list.split('-').map(Number);
  if (last === undefined) return list.split(',').map(Number);
  return Array.from({ length: (last - first) / 100 + 1 }, (_, index) => first + index * 100);
}

function nearestOf(weights: readonly number[], wanted: number): number {
  return weights.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best), 400);
}
