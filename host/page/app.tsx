import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import { Canvas } from './canvas.tsx';
import { DevColumn } from './dev-column.tsx';
import { boundsOf } from './draw/draw-layer.ts';
import type { Host } from './host.ts';
import { LayersList } from './layers-list.tsx';
import { Notices } from './notices.tsx';
import { openFile } from './load-parts.ts';
import { PluginPanel } from './plugin-panel.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole page: layers at the left, the canvas, the plugin's panel at the right. */
export function App({ host }: { readonly host: Host }): JSX.Element {
  const isDropping = useSignal(false);
  useSignalEffect(() => {
    const names = document.documentElement.classList;
    names.toggle('figma-dark', host.theme.value === 'dark');
    names.toggle('figma-light', host.theme.value === 'light');
    document.documentElement.style.cssText = host.themeStyle().slice(':root{'.length, -1);
    document.documentElement.style.colorScheme = host.theme.value;
  });
  useEffect(() => listenToKeys(host), [host]);
  return (
    <div
      class={`app ${isDropping.value ? 'dropping' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        isDropping.value = true;
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) isDropping.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isDropping.value = false;
        const file = event.dataTransfer?.files[0];
        if (file) void openDropped(host, file);
      }}
    >
      <TopBar host={host} />
      <LayersList host={host} />
      <main>
        <Canvas host={host} />
        <PluginPanel host={host} />
      </main>
      <DevColumn host={host} />
      <Notices host={host} />
    </div>
  );
}

async function openDropped(host: Host, file: File): Promise<void> {
  try {
    host.openDocument(await openFile(file));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    host.showNotice({ id: -2, text, error: true, timeout: 6000, button: null }, () => undefined);
  }
}

function listenToKeys(host: Host): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.matches('input, textarea, select')) return;
    const key = event.key.toLowerCase();
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && key === 'z')
      (event.shiftKey
        ? () => {
            host.redo();
          }
        : () => {
            host.undo();
          })();
    else if (isCommand && key === 'y') host.redo();
    else if (event.shiftKey && event.code === 'Digit1') host.view.show([boundsOf(host.scene, host.page)]);
    else if (event.shiftKey && event.code === 'Digit2') showSelection(host);
    else if (event.key === 'Escape') host.select([]);
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', listen);
  return () => {
    window.removeEventListener('keydown', listen);
  };
}

function showSelection(host: Host): void {
  const layers = host.selection.peek().flatMap((id) => host.scene.find(id) ?? []);
  host.view.show(layers.map((layer) => boundsOf(host.scene, layer)));
}
