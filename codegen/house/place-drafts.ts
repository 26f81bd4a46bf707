/** Puts files where the project has such files, and lets imports find them there, and the team's components theirs. */
import type { CodePage } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import type { PathKind, ProjectConfig } from '#design/project-config';
import {
  importsAnchor,
  indexPaths,
  type KnownFiles,
  relocate,
  relativeAddress,
} from '../5-merge/places/import-paths.ts';
import type { OutsideComponent } from '../2-components/code-component.ts';
import { toKebabCase } from '../2-components/make-names.ts';
import type { DraftFile } from '../3-files/draft-file.ts';

/** Where the compiler puts them by itself. */
const usual: Readonly<Record<PathKind, string>> = {
  pages: 'src/pages',
  components: 'src/components',
  assets: 'src/assets',
};

export function placeDrafts(
  drafts: readonly DraftFile[],
  config: ProjectConfig,
  outside: readonly OutsideComponent[],
): readonly DraftFile[] {
  const paths = indexPaths(drafts.map(({ path }) => path));
  const placeOf = (path: string) => placeFor(path, config);
  return drafts.map((draft) => {
    const path = placeOf(draft.path);
    if (draft.kind === 'asset') return { ...draft, path };
    const imported = draft.syntax === 'tsx' ? importOutside(draft.text, outside) : draft.text;
    const moved = relocateAddresses(
      draft.path,
      relocate(draft.path, imported, paths, placeOf),
      paths,
      placeOf,
    );
    const text = draft.syntax === 'tsx' ? useAlias(path, moved, config.alias) : moved;
    return { ...draft, path, text };
  });
}

/** Pages by where their files are. */
export function placePages(pages: readonly CodePage[], config: ProjectConfig): readonly CodePage[] {
  return pages.map((page) => ({ ...page, path: placeFor(page.path, config) }));
}

function placeFor(path: string, { paths, files }: ProjectConfig): string {
  const kind = (Object.keys(usual) as PathKind[]).find((each) => path.startsWith(`${usual[each]}/`));
  if (!kind) return path;
  const name = path.slice(usual[kind].length + 1);
  const [, stem = name, ending = ''] = /^([^.]+)(\..*)$/.exec(name) ?? [];
  const named = files === 'kebab-case' && kind !== 'assets' ? (toKebabCase(stem) ?? stem) : stem;
  return `${paths[kind] ?? usual[kind]}/${named}${ending}`;
}

/** The compiler imports every component from its own folder; the team's come from theirs. */
function importOutside(text: string, outside: readonly OutsideComponent[]): string {
  const byModule = new Map<string, { names: string[]; lines: string[] }>();
  let plain = text;
  for (const { name, from, exported, isDefault } of outside) {
    const line = new RegExp(`^import \\{ ${name} \\} from "\\.\\.?/(?:components/)?${name}";\\n`, 'm');
    if (!line.test(plain)) continue;
    plain = plain.replace(line, '');
    const module = byModule.get(from) ?? { names: [], lines: [] };
    byModule.set(from, module);
    if (isDefault) module.lines.push(`import ${name} from "${from}";`);
    else module.names.push(exported === name ? name : `${exported} as ${name}`);
  }
  const lines = [...byModule].flatMap(([from, { names, lines: own }]) =>
    names.length === 0 ? own : [...own, `import { ${names.sort().join(', ')} } from "${from}";`],
  );
  if (lines.length === 0) return text;
  const at = importsAnchor(plain);
  return `${plain.slice(0, at)}${lines.join('\n')}\n${plain.slice(at)}`;
}

/** Addresses of pictures in style sheets. */
function relocateAddresses(
  path: string,
  text: string,
  paths: KnownFiles,
  placeOf: (path: string) => string,
): string {
  return text.replace(/url\("(\.{1,2}\/[^"]+)"\)/g, (whole, address: string) => {
    const moved = relativeAddress(path, address, paths, placeOf);
    return moved === null ? whole : `url("${moved}")`;
  });
}

/** `../components/Card` as `@/components/Card`; neighbours stay neighbours. */
function useAlias(path: string, text: string, aliases: ProjectConfig['alias']): string {
  return Object.entries(aliases).reduce(
    (aliased, [alias, folder]) =>
      aliased.replace(
        /(\bfrom |\bimport )"((?:\.\.\/)+[^"]+)"/g,
        (whole, before: string, address: string) => {
          const target = resolvePath(path, address);
          return target.startsWith(folder) ? `${before}"${alias}${target.slice(folder.length)}"` : whole;
        },
      ),
    text,
  );
}

/** Files as the checks read them, which know of no aliases: relative again, line by line. */
export function withoutAlias(
  files: readonly SourceFile[],
  aliases: ProjectConfig['alias'],
): readonly SourceFile[] {
  return files.map((file) => {
    if (file.kind === 'asset') return file;
    const up = '../'.repeat(file.path.split('/').length - 1) || './';
    const text = Object.entries(aliases).reduce(
      (plain, [alias, folder]) => plain.replaceAll(`"${alias}`, `"${up}${folder}`),
      file.text,
    );
    return { ...file, text };
  });
}

function resolvePath(from: string, address: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
