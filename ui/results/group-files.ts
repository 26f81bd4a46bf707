import type { SourceFile } from '#design/source-file';
import { syntaxOfPath } from '#design/targets';

/** Files that belong together, as a person thinks of them: a component with its styles, all pictures, the project. */
export interface FileGroup {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** Pages and components first, each with its own files, in the order in which they were written. */
export function groupFiles(files: readonly SourceFile[]): readonly FileGroup[] {
  const groups = new Map<string, SourceFile[]>();
  for (const name of [...files.map(groupOf)].sort(byGroupOrder)) groups.set(name, []);
  for (const file of files) groups.get(groupOf(file))?.push(file);
  return [...groups].map(([name, grouped]) => ({ name, files: grouped }));
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const lastGroups = ['Styles', 'Project', 'Assets'];

function groupOf({ kind, path }: SourceFile): string {
  if (kind === 'asset') return 'Assets';
  if (/(^|\/)(pages|components)\//.test(path)) return fileName(path).split('.')[0] ?? path;
  if (/(^|\/)App\.\w+$/.test(path)) return 'App';
  const syntax = syntaxOfPath(path);
  if (syntax === 'markup') return 'Pages';
  return syntax === 'css' ? 'Styles' : 'Project';
}

/** Sorting is stable: groups that are not last keep the order of their files. */
function byGroupOrder(first: string, second: string): number {
  return lastGroups.indexOf(first) - lastGroups.indexOf(second);
}
