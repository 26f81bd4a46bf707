/** The README.md of a generated project: what it is, how it starts, and where to look first. */
import type { CodeProject } from '../components/code-component.ts';
import type { ProjectFonts } from './project-packages.ts';

export interface ReadmeContents {
  /** What the project is, as a sentence without its subject: "a React app, built with Vite". */
  readonly kind: string;
  /** What to look at first, each as Markdown. */
  readonly places: readonly string[];
}

/** Prints the README. Names of the design are text in it, whatever they are made of. */
export function printReadme(
  { documentName, components }: CodeProject,
  { fonts, isLatin }: ProjectFonts,
  { kind, places }: ReadmeContents,
): string {
  const pages = components.filter(({ role }) => role === 'page').length;
  const packaged = fonts.filter((font) => font.package !== null);
  const missing = fonts.filter((font) => font.package === null);
  const notes = [
    ...(packaged.length === 0
      ? []
      : [
          `${listOf(packaged.map(({ family }) => family))} ${packaged.length === 1 ? 'comes' : 'come'} from npm, in the weights that the design uses${isLatin ? ' and with Latin letters only. For other scripts, import the files without “latin” in their names' : ''}.`,
        ]),
    ...(missing.length === 0
      ? []
      : [
          `${listOf(missing.map(({ family }) => family))} ${missing.length === 1 ? 'is' : 'are'} not free to bundle. Add your own files, or the pages show a similar font.`,
        ]),
  ];
  return `# ${asText(documentName) || 'Pages'}

This is ${kind}, with ${pages === 1 ? 'one page' : `${pages} pages`}. Framewright generated it from a Figma file.

\`\`\`sh
npm install
npm run dev
\`\`\`

Then open the address that Vite prints. \`npm run build\` writes the site to \`dist/\`, and \`npm run lint\` checks the code.

## Where to look first

${places.map((place) => `- ${place}\n`).join('')}${notes.length === 0 ? '' : `\n## Fonts\n\n${notes.map((note) => `- ${note}\n`).join('')}`}`;
}

function listOf(families: readonly string[]): string {
  const texts = families.map(asText);
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** A name on one line, with what Markdown and HTML would read as markup escaped. */
function asText(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    );
}
