/**
 * Moves files to the folders of the host project, and adjusts their imports and the imports of host components.
 */
import type { CodePage } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import type { PathKind, ProjectConfig } from '#design/project-config';
import {
  importInsertionOffset,
  indexPaths,
  type PathIndex,
  relativeAddress,
  relocateImports,
} from '../merge/versions/import-paths.ts';
import type { ExternalComponent } from '../components/code-component.ts';
import { toKebabCase } from '../naming/identifiers.ts';
import type { DraftFile } from '../targets/draft-file.ts';
import { findFileLanguage } from '../targets/targets.ts';

/** Moves drafts to the host project's folders and adjusts their imports. */
export function relocateDrafts(
  drafts: readonly DraftFile[],
  config: ProjectConfig,
  externalComponents: readonly ExternalComponent[],
): readonly DraftFile[] {
  const paths = indexPaths(drafts.map(({ path }) => path));
  const newPathOf = (path: string) => hostPathOf(path, config);
  return drafts.map((draft) => {
    const path = newPathOf(draft.path);
    if (draft.kind === 'asset') return { ...draft, path };
    const hasImports = !draft.isVerbatim && findFileLanguage(draft.path)?.hasImports === true;
    const imported = hasImports ? importHostComponents(draft.text, externalComponents) : draft.text;
    const moved = relocateUrls(
      draft.path,
      relocateImports(draft.path, imported, paths, newPathOf),
      paths,
      newPathOf,
    );
    const text = hasImports ? applyAliases(path, moved, config.alias) : moved;
    return { ...draft, path, text };
  });
}

/** Sets the paths of pages in the host project. */
export function relocatePages(pages: readonly CodePage[], config: ProjectConfig): readonly CodePage[] {
  return pages.map((page) => ({ ...page, path: hostPathOf(page.path, config) }));
}

function hostPathOf(path: string, { paths, files }: ProjectConfig): string {
  const kind = (Object.keys(defaultFolders) as PathKind[]).find((each) =>
    path.startsWith(`${defaultFolders[each]}/`),
  );
  if (!kind) return path;
  const name = path.slice(defaultFolders[kind].length + 1);
  const [, baseName = name, extension = ''] = /^([^.]+)(\..*)$/.exec(name) ?? [];
  const named = files === 'kebab-case' && kind !== 'assets' ? (toKebabCase(baseName) ?? baseName) : baseName;
  return `${paths[kind] ?? defaultFolders[kind]}/${named}${extension}`;
}

/** The compiler's own folders. */
const defaultFolders: Readonly<Record<PathKind, string>> = {
  pages: 'src/pages',
  components: 'src/components',
  assets: 'src/assets',
};

/** Replaces the compiler's imports of host components by those of their modules. */
function importHostComponents(text: string, externalComponents: readonly ExternalComponent[]): string {
  const byModule = new Map<string, { names: string[]; lines: string[] }>();
  let plain = text;
  for (const { name, from, exported, isDefault } of externalComponents) {
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
  const at = importInsertionOffset(plain);
  return `${plain.slice(0, at)}${lines.join('\n')}\n${plain.slice(at)}`;
}

/** Adjusts the addresses of images in stylesheets. */
function relocateUrls(
  path: string,
  text: string,
  paths: PathIndex,
  newPathOf: (path: string) => string,
): string {
  return text.replace(/url\("(\.{1,2}\/[^"]+)"\)/g, (whole, address: string) => {
    const moved = relativeAddress(path, address, paths, newPathOf);
    return moved === null ? whole : `url("${moved}")`;
  });
}

/** Replaces `../components/Card` by `@/components/Card`; an import of a sibling stays relative. */
function applyAliases(path: string, text: string, aliases: ProjectConfig['alias']): string {
  return Object.entries(aliases).reduce(
    (aliased, [alias, folder]) =>
      aliased.replace(
        /(\bfrom |\bimport )"((?:\.\.\/)+[^"]+)"/g,
        (whole, before: string, address: string) => {
          const target = resolveRelativePath(path, address);
          return target.startsWith(folder) ? `${before}"${alias}${target.slice(folder.length)}"` : whole;
        },
      ),
    text,
  );
}

/** Replaces aliases by relative addresses, line by line, for the checks, which know no aliases. */
export function withoutAliases(
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

function resolveRelativePath(from: string, address: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
