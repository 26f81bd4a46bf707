import { findJson, packValue } from '../runtime/pack-value.ts';

export interface PanelContent {
  readonly html: string;
  readonly csp: string;
  readonly theme: 'light' | 'dark';
  readonly themeStyle: string;
  readonly themeColors: boolean;
  readonly fontStyle: string;
}

let panels = 0;

/**
 * The plugin's panel as Figma has it: a document without an origin inside a frame without an origin, with the
 * manifest's network rules as its CSP. Messages to it wait until it has loaded.
 */
export class PanelFrame {
  readonly element: HTMLIFrameElement;
  /** The number of the panel. */
  readonly key = (panels += 1);
  readonly #receive: (message: unknown) => void;
  readonly #onRefused: (sentence: string) => void;
  #waiting: unknown[] | undefined = [];

  constructor(
    content: PanelContent,
    receive: (message: unknown) => void,
    refuse: (sentence: string) => void,
  ) {
    this.#receive = receive;
    this.#onRefused = refuse;
    this.element = document.createElement('iframe');
    this.element.title = 'Plugin';
    this.element.setAttribute('sandbox', 'allow-scripts allow-downloads');
    this.element.srcdoc = outerPage;
    this.element.addEventListener('load', () => {
      this.element.contentWindow?.postMessage({ html: withHead(content) }, '*');
    });
    window.addEventListener('message', this.#listen);
  }

  post(message: unknown): void {
    if (this.#waiting) this.#waiting.push(message);
    else {
      // Two windows pass it on, and a large design is copied many times faster as text.
      const hostText = findJson({ pluginMessage: message });
      const inner = hostText === null ? { pluginMessage: message } : { hostText };
      this.element.contentWindow?.postMessage({ inner }, '*');
    }
  }

  setTheme(theme: 'light' | 'dark', themeStyle: string): void {
    this.element.contentWindow?.postMessage({ inner: { hostTheme: theme, hostThemeStyle: themeStyle } }, '*');
  }

  close(): void {
    window.removeEventListener('message', this.#listen);
    this.element.remove();
  }

  readonly #listen = (event: MessageEvent<unknown>): void => {
    const outer = this.element.contentWindow;
    if (event.source !== outer) {
      if (isBelow(event.source, outer)) this.#receiveFromPanel(event.data);
      return;
    }
    const data = event.data as { readonly outer?: string; readonly data?: unknown };
    if (data.outer === 'loaded') this.#loaded();
    if (data.outer === 'message') this.#receiveFromPanel(data.data);
  };

  #loaded(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const message of waiting) this.post(message);
  }

  /** Figma takes `{ pluginMessage }` only, and only values that its own messages can carry. */
  #receiveFromPanel(data: unknown): void {
    if (typeof data !== 'object' || data === null || !('pluginMessage' in data)) return;
    try {
      packValue(data.pluginMessage);
    } catch (error) {
      this.#onRefused(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#receive(data.pluginMessage);
  }
}

/** It is not documented that Figma distinguishes messages by frame, so messages of frames inside the panel pass too. */
function isBelow(source: MessageEventSource | null, outer: Window | null): boolean {
  let at = source as Window | null;
  for (let depth = 0; at && at !== at.parent && depth < 20; depth += 1) {
    if (at === outer) return true;
    at = at.parent;
  }
  return false;
}

/**
 * Only carries messages between the page and the panel, and has no origin to give away. The panel comes from a blob:
 * as `srcdoc` its megabytes would go along whenever a tool that drives the page asks for the element, at each click.
 */
const outerPage = `<!doctype html><style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block;overflow:hidden}</style>
<script>
let inner;
addEventListener('message', (event) => {
  if (event.source === parent) {
    if (event.data.html !== undefined && !inner) {
      inner = document.createElement('iframe');
      inner.sandbox = 'allow-scripts allow-downloads';
      inner.title = 'Plugin';
      inner.src = URL.createObjectURL(event.data.html);
      inner.addEventListener('load', () => parent.postMessage({ outer: 'loaded' }, '*'));
      document.body.append(inner);
    } else if (event.data.inner) inner?.contentWindow.postMessage(event.data.inner, '*');
  } else if (inner) {
    parent.postMessage({ outer: 'message', data: event.data }, '*');
  }
});
</script><body>`;

/** Puts what Figma adds before the panel's own head: the rules of the network, the theme, Inter. */
function withHead({ html, csp, theme, themeStyle, themeColors, fontStyle }: PanelContent): Blob {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${csp.replaceAll('"', '&quot;')}">`;
  const style = themeColors ? `<style id="figma-style">${themeStyle}</style>` : '';
  const script = `<script>
document.documentElement.classList.add(${themeColors ? `'figma-${theme}'` : "''"}.trim() || 'figma-plain');
addEventListener('message', (event) => {
  const { source, data, origin } = event;
  if (source !== parent || !data) return;
  if (typeof data.hostText === 'string') {
    event.stopImmediatePropagation();
    const message = new MessageEvent('message', { data: JSON.parse(data.hostText), origin });
    // Firefox makes no message of a window of another origin.
    dispatchEvent(Object.defineProperty(message, 'source', { value: source }));
  }
  if (!data.hostTheme) return;
  const style = document.getElementById('figma-style');
  if (!style) return;
  style.textContent = data.hostThemeStyle;
  const names = document.documentElement.classList;
  names.remove('figma-light', 'figma-dark');
  names.add('figma-' + data.hostTheme);
});
</script>`;
  const added = `${policy}<style>${fontStyle}</style>${style}${script}`;
  const { before, after } = cut?.html === html ? cut : (cut = cutAtHead(html));
  return new Blob([before, added, after], { type: 'text/html' });
}

interface CutPage {
  readonly html: string;
  readonly before: string;
  /** Handed on without being copied; nearly all of the page. */
  readonly after: Blob;
}

/** The last panel's page: a plugin shows the same one each time. */
let cut: CutPage | undefined;

/** Cuts a page where its head begins. */
function cutAtHead(html: string): CutPage {
  const start = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = start ? start.index + start[0].length : 0;
  return { html, before: html.slice(0, at), after: new Blob([html.slice(at)]) };
}
