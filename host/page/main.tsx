/**
 * The page that stands in for Figma: loads the document and the plugin from its server, shows them, and runs the
 * plugin's own bundles under Figma's rules. `window.host` is the same object that the page itself works with, so that
 * a test can do what a person can.
 */
import { render } from 'preact';
import { App } from './app.tsx';
import { Host } from './host.ts';
import { PluginRun } from './plugin-run.ts';
import { loadParts } from './load-parts.ts';

declare global {
  interface Window {
    host?: Host;
  }
}

async function start(root: HTMLElement, status: HTMLElement): Promise<void> {
  const parts = await loadParts((read, total) => {
    const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
    status.textContent = `Opening the document: ${megabytes(read)}${total > 0 ? ` of ${megabytes(total)}` : ''} MB`;
  });
  const host = new Host(parts, (within, start) => new PluginRun(within, start));
  const style = document.createElement('style');
  style.textContent = host.fontStyle;
  document.head.append(style);
  root.replaceChildren();
  render(<App host={host} />, root);
  window.host = host;
  reloadOnChange();
  const command = document.documentElement.dataset['run'];
  if (command !== undefined) await host.runCommand(decodeURIComponent(command));
}

/** A server that watches the bundles says when to load them again. */
function reloadOnChange(): void {
  if (!document.documentElement.hasAttribute('data-watch')) return;
  new EventSource('/changes').addEventListener('message', () => {
    location.reload();
  });
}

const root = document.getElementById('root');
const status = document.getElementById('status');
if (root && status) {
  start(root, status).catch((error: unknown) => {
    status.classList.add('failed');
    status.textContent = error instanceof Error ? error.message : String(error);
  });
}
