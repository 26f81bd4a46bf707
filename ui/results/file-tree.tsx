import { IconChevronDown16, IconChevronRight16 } from '@create-figma-plugin/ui';
import { useRef } from 'preact/hooks';
import type { SourceFile } from '#design/source-file';
import { isSubmit } from '../kit/format-text.ts';
import { syntaxOfPath } from '#design/targets';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './file-tree.module.css';

export interface FileTreeProps {
  readonly files: readonly SourceFile[];
  readonly shown: string | null;
  /** Called when a person has chosen the file that is shown. */
  readonly onChosen: () => void;
}

/** The files by component. Arrows move, open and close; what has the focus among files is what is shown. */
export function FileTree({ files, shown, onChosen }: FileTreeProps) {
  const { result } = usePanel();
  const tree = useRef<HTMLUListElement>(null);
  const closed = result.closedGroups.value;
  const toggle = (name: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(name);
    else next.add(name);
    setSignal(result.closedGroups, next);
  };
  const show = (path: string) => {
    setSignal(result.path, path);
    setSignal(result.line, null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const item = items[at];
    const name = item?.dataset['group'];
    const open = name !== undefined && !closed.has(name);
    const target = {
      ArrowDown: items[at + 1],
      ArrowUp: items[at - 1],
      Home: items[0],
      End: items.at(-1),
      ArrowLeft: items.slice(0, Math.max(at, 0)).findLast((before) => before.dataset['group'] !== undefined),
    }[event.key];
    if (event.key === 'ArrowRight' && name !== undefined && !open) toggle(name, true);
    else if (event.key === 'ArrowLeft' && open) toggle(name, false);
    else if (event.key === 'ArrowRight') items[at + 1]?.focus();
    else if (event.key === 'Enter' && name === undefined && !isSubmit(event)) onChosen();
    else if (target) {
      target.focus();
      const { path } = target.dataset;
      if (path !== undefined) show(path);
    } else return;
    event.preventDefault();
  };
  return (
    <ul ref={tree} class={styles.tree} role="tree" aria-label="Files" onKeyDown={onKeyDown}>
      {groupFiles(files).map((group) => (
        <Group
          key={group.name}
          group={group}
          open={!closed.has(group.name)}
          shown={shown}
          onToggle={(open) => toggle(group.name, open)}
          onShow={(path) => {
            show(path);
            onChosen();
          }}
        />
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly group: FileGroup;
  readonly open: boolean;
  readonly shown: string | null;
  readonly onToggle: (open: boolean) => void;
  readonly onShow: (path: string) => void;
}

function Group({ group, open, shown, onToggle, onShow }: GroupProps) {
  const [only] = group.files;
  if (group.files.length === 1 && only && only.kind === 'text') {
    return <FileItem file={only} level={1} shown={shown} onShow={onShow} />;
  }
  const holdsShown = group.files.some(({ path }) => path === shown);
  return (
    <>
      <li
        role="treeitem"
        class={holdsShown && !open ? styles.shown : styles.group}
        aria-level={1}
        aria-expanded={open}
        data-group={group.name}
        tabIndex={holdsShown && !open ? 0 : -1}
        title={group.name}
        onClick={() => onToggle(!open)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') onToggle(!open);
        }}
      >
        {open ? <IconChevronDown16 /> : <IconChevronRight16 />}
        <span class={styles.name}>{group.name}</span>
        {group.name === 'Assets' ? <span class={styles.count}>{group.files.length}</span> : null}
      </li>
      {open
        ? group.files.map((file) => (
            <FileItem key={file.path} file={file} level={2} shown={shown} onShow={onShow} />
          ))
        : null}
    </>
  );
}

interface FileItemProps {
  readonly file: SourceFile;
  readonly level: number;
  readonly shown: string | null;
  readonly onShow: (path: string) => void;
}

function FileItem({ file, level, shown, onShow }: FileItemProps) {
  const isWritten = usePanel().code.writing.value === file.path;
  const isShown = file.path === shown;
  return (
    <li
      role="treeitem"
      class={isShown ? styles.shown : styles.file}
      aria-level={level}
      aria-selected={isShown}
      aria-label={fileName(file.path)}
      data-path={file.path}
      tabIndex={isShown ? 0 : -1}
      title={file.path}
      style={{ paddingLeft: `${level === 1 ? 8 : 24}px` }}
      onClick={() => onShow(file.path)}
    >
      <FileName path={file.path} />
      {isWritten ? <span class={styles.writing} title="Being written" /> : null}
    </li>
  );
}

/** A name that is too long is shortened in the middle, so that its extension stays visible. */
function FileName({ path }: { readonly path: string }) {
  const name = fileName(path);
  const dot = name.indexOf('.');
  return (
    <>
      <span class={styles.stem}>{name.slice(0, dot)}</span>
      <span>{name.slice(dot)}</span>
    </>
  );
}

/** Files that belong together, as a person thinks of them: a component with its styles, all pictures, the project. */
interface FileGroup {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** Pages and components first, each with its own files, in the order in which they were written. */
function groupFiles(files: readonly SourceFile[]): readonly FileGroup[] {
  const groups = new Map<string, SourceFile[]>();
  for (const name of [...files.map(groupOf)].sort(byGroupOrder)) groups.set(name, []);
  for (const file of files) groups.get(groupOf(file))?.push(file);
  return [...groups].map(([name, grouped]) => ({ name, files: grouped }));
}

/** The last part of a path. */
function fileName(path: string): string {
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
