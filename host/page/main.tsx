/**
 * The page of the stand-in for Figma: loads the document and the plugin from its server, shows them, and runs the
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
  const { file = '', run } = document.documentElement.dataset;
  const parts = await loadParts(file, (read, total) => {
    const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
    status.textContent = `Opening the document: ${megabytes(read)}${total > 0 ? ` of ${megabytes(total)}` : ''} MB`;
  });
  const host = new Host(parts, (within, start) => new PluginRun(within, start));
  await host.follow();
  const style = document.createElement('style');
  style.textContent = host.fontStyle;
  document.head.append(style);
  root.replaceChildren();
  render(<App host={host} />, root);
  window.host = host;
  if (run !== undefined) await host.runCommand(decodeURIComponent(run));
}

const root = document.getElementById('root');
const status = document.getElementById('status');
if (root && status) {
  start(root, status).catch((error: unknown) => {
    status.classList.add('failed');
    status.textContent = error instanceof Error ? error.message : String(error);
  });
}
