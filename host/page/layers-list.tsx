import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Layer } from '../document/layer.ts';
import { boundsOf } from './draw/draw-layer.ts';
import type { Host } from './host.ts';
import { LayerIcon } from './layer-icon.tsx';

/** px of one row. */
const rowHeight = 28;

interface Row {
  readonly layer: Layer;
  readonly depth: number;
  readonly isOpen: boolean;
}

/** The pages and, of the open one, the layers as a tree; only rows on the screen exist. */
export function LayersList({ host }: { readonly host: Host }): JSX.Element {
  const opened = useSignal<ReadonlySet<string>>(new Set());
  const top = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const isCurrent = host.pageId.value !== '' && host.revision.value >= 0;
  const selection = host.selection.value;

  useEffect(() => {
    const [id] = selection;
    const layer = id === undefined ? undefined : host.scene.find(id);
    if (!layer) return;
    const around = new Set(opened.peek());
    for (let at = host.scene.parentOf(layer); at; at = host.scene.parentOf(at)) around.add(at.id);
    if (around.size !== opened.peek().size) opened.value = around;
    const index = rowsOf(host.page, around).findIndex((row) => row.layer === layer);
    const element = list.current;
    if (index < 0 || !element) return;
    const y = index * rowHeight;
    if (y < element.scrollTop || y + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = y - element.clientHeight / 2;
    }
  }, [selection]);

  const rows = isCurrent ? rowsOf(host.page, opened.value) : [];
  const height = list.current?.clientHeight ?? 900;
  const first = Math.max(0, Math.floor(top.value / rowHeight) - 8);
  const shown = rows.slice(first, first + Math.ceil(height / rowHeight) + 16);
  const selected = new Set(selection);
  const renamed = useSignal<string | null>(null);
  const flip = (id: string): void => {
    const next = new Set(opened.peek());
    if (!next.delete(id)) next.add(id);
    opened.value = next;
  };
  return (
    <aside class="layers" aria-label="Layers">
      <Pages host={host} />
      <h2>Layers</h2>
      <div
        class="rows"
        ref={list}
        role="tree"
        tabIndex={0}
        aria-label="Layers of the page"
        onScroll={(event) => {
          top.value = event.currentTarget.scrollTop;
        }}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return;
          const [id] = host.selection.peek();
          if (event.key === 'F2' && host.editor.peek() !== 'dev') renamed.value = id ?? null;
          else moveByKey(event, host, rows, flip);
        }}
      >
        <div style={{ height: `${String(rows.length * rowHeight)}px` }}>
          {shown.map(({ layer, depth, isOpen }, index) => (
            <LayerRow
              key={layer.id}
              host={host}
              layer={layer}
              depth={depth}
              isOpen={isOpen}
              isSelected={selected.has(layer.id)}
              isRenamed={renamed.value === layer.id}
              onRename={(starts) => {
                renamed.value = starts ? layer.id : null;
                if (!starts) list.current?.focus();
              }}
              top={(first + index) * rowHeight}
              onFlip={() => {
                flip(layer.id);
              }}
            />
          ))}
        </div>
      </div>
    </aside>
  );
}

function rowsOf(page: Layer, opened: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  const pending: { layer: Layer; depth: number }[] = [];
  const push = (children: readonly Layer[], depth: number): void => {
    // As in Figma the layer in front is the first of the list, so the last child comes off the stack first.
    for (const layer of children) pending.push({ layer, depth });
  };
  push(page.children ?? [], 0);
  for (let at = pending.pop(); at; at = pending.pop()) {
    const children = at.layer.children ?? [];
    const isOpen = children.length > 0 && opened.has(at.layer.id);
    rows.push({ ...at, isOpen });
    if (isOpen) push(children, at.depth + 1);
  }
  return rows;
}

interface LayerRowProps {
  readonly host: Host;
  readonly layer: Layer;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isRenamed: boolean;
  readonly onRename: (starts: boolean) => void;
  readonly top: number;
  readonly onFlip: () => void;
}

function LayerRow(props: LayerRowProps): JSX.Element {
  const { host, layer, depth, isOpen, isSelected, isRenamed, onRename, top, onFlip } = props;
  const hasChildren = (layer.children?.length ?? 0) > 0;
  const isComponent = /^(COMPONENT|COMPONENT_SET|INSTANCE)$/.test(layer.type);
  const look = `row ${isSelected ? 'selected' : ''} ${layer.visible === false ? 'hidden' : ''} ${isComponent ? 'component' : ''}`;
  return (
    <div
      class={look}
      role="treeitem"
      aria-selected={isSelected}
      aria-level={depth + 1}
      aria-expanded={hasChildren ? isOpen : undefined}
      style={{ top: `${String(top)}px`, paddingLeft: `${String(8 + depth * 16)}px` }}
      onClick={(event) => {
        const now = host.selection.peek();
        if (!(event.shiftKey || event.ctrlKey || event.metaKey)) host.select([layer.id]);
        else host.select(now.includes(layer.id) ? now.filter((id) => id !== layer.id) : [...now, layer.id]);
      }}
      onDblClick={() => {
        host.view.show([boundsOf(host.scene, layer)]);
      }}
    >
      <button
        type="button"
        class="flip"
        tabIndex={-1}
        aria-label={isOpen ? 'Collapse' : 'Expand'}
        style={{ visibility: hasChildren ? 'visible' : 'hidden' }}
        onClick={(event) => {
          event.stopPropagation();
          onFlip();
        }}
      >
        <svg width="8" height="8" viewBox="0 0 8 8" style={{ transform: isOpen ? 'rotate(90deg)' : '' }}>
          <path d="M2.5 1l3 3-3 3" fill="none" stroke="currentColor" />
        </svg>
      </button>
      <LayerIcon layer={layer} />
      {isRenamed ? (
        <NameField host={host} layer={layer} onEnd={() => onRename(false)} />
      ) : (
        <span
          class="name"
          onDblClick={(event) => {
            // As in Figma: on the name it renames, elsewhere it zooms.
            event.stopPropagation();
            if (host.editor.peek() !== 'dev') onRename(true);
          }}
        >
          {layer.name === '' ? layer.type.toLowerCase() : layer.name}
        </span>
      )}
    </div>
  );
}

/** The name of a layer while it is typed. Enter and leaving keep it, Escape does not. */
function NameField({
  host,
  layer,
  onEnd,
}: {
  readonly host: Host;
  readonly layer: Layer;
  readonly onEnd: () => void;
}): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const keep = (): void => {
    const name = field.current?.value.trim() ?? '';
    if (name !== '' && name !== layer.name) {
      host.scene.commit();
      host.scene.edit(layer, { name });
      host.scene.commit();
      host.record('rename', { id: layer.id, name });
    }
    onEnd();
  };
  return (
    <input
      ref={field}
      aria-label={`Name of ${layer.name}`}
      defaultValue={layer.name}
      onBlur={keep}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' && field.current) field.current.value = layer.name;
        if (event.key === 'Enter' || event.key === 'Escape') field.current?.blur();
      }}
    />
  );
}

function moveByKey(event: KeyboardEvent, host: Host, rows: readonly Row[], flip: (id: string) => void): void {
  const [id] = host.selection.peek();
  const index = rows.findIndex(({ layer }) => layer.id === id);
  const row = rows[index];
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const next = rows[Math.max(0, index + step)];
  if (step !== 0 && next) host.select([next.layer.id]);
  else if (row && ((event.key === 'ArrowRight' && !row.isOpen) || (event.key === 'ArrowLeft' && row.isOpen)))
    flip(row.layer.id);
  else return;
  event.preventDefault();
}

function Pages({ host }: { readonly host: Host }): JSX.Element | null {
  const current = host.pageId.value;
  const { pages } = host.scene;
  return (
    <>
      <h2>Pages</h2>
      <ul class="pages" aria-label="Pages">
        {pages.map((page) => (
          <li key={page.id}>
            <button
              type="button"
              aria-current={page.id === current ? 'page' : undefined}
              onClick={() => {
                host.openPage(page.id);
              }}
            >
              {page.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
