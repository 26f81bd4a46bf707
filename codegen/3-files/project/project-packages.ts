/** The npm packages of a generated project: those of its fonts and those of its tools, with their versions. */
import { invariant } from '#design/invariant';
import type { NeededFont } from '#design/receipt';
import type { Libraries } from '../../libraries.ts';
import { fontFiles } from './font-files.ts';

/** Packages that carry the files of these fonts. */
export function fontPackages(fonts: readonly NeededFont[]): readonly string[] {
  return [...new Set(fonts.flatMap((font) => packageOf(font) ?? []))].sort();
}

/** The style sheets of those packages that declare the faces in use. */
export function fontSheets(fonts: readonly NeededFont[]): readonly string[] {
  return [...new Set(fonts.flatMap(sheetsOf))];
}

function sheetsOf(font: NeededFont): readonly string[] {
  const from = packageOf(font);
  if (from === 'inter-ui') return ['inter-ui/inter.css'];
  return from === null ? [] : fontFiles(from, font.weights, font.italic);
}

/** Inter 4 is wider than the Inter that Figma draws, which the package of its makers still has. */
function packageOf(font: NeededFont): string | null {
  return font.package === '@fontsource/inter' ? 'inter-ui' : font.package;
}

/** Packages with their versions, for a `package.json`: fonts by their major, tools exactly as they were tried. */
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

/** All packages of Fontsource are at the same major. */
function fontVersion(name: string): string {
  return name === 'inter-ui' ? '3.19.3' : '^5.0.0';
}
