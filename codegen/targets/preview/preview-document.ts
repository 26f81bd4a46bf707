/** The parts of every preview: one document that may run its own scripts and show its own content, and nothing else. */
import { encodeBase64 } from '#design/base64';
import { encodeUtf8, sha256 } from '#design/sha256';
import { readTextsScript } from './page-texts.ts';
import { measurePageScript } from './preview-messages.ts';

/**
 * The policies of a page. No policy covers DNS prefetching, which Firefox does for every link of a `srcdoc` page. A
 * script cannot turn it on again.
 */
export function policyElements(scripts: readonly string[]): string {
  return `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(scripts)}">
<meta http-equiv="x-dns-prefetch-control" content="off">`;
}

/**
 * The policy of a page: it may run these scripts only and show embedded content only. Scripts are listed by digest,
 * because a script with a nonce could import from anywhere. Texts cannot become markup or scripts (Trusted Types), so
 * no script can create a frame whose realm has all interfaces again.
 */
function contentPolicy(scripts: readonly string[]): string {
  const digests = scripts.map((script) => `'sha256-${encodeBase64(sha256(encodeUtf8(asParsed(script))))}'`);
  return [
    "default-src 'none'",
    `script-src ${digests.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'media-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** A script element. Its text contains neither its own end tag nor the start of a comment. */
export function scriptElement(script: string): string {
  return `<script>${asParsed(script)}</script>`;
}

/** A script as the HTML parser reads it. */
function asParsed(script: string): string {
  return script
    .replace(/<(\/script|!--)/gi, '<\\$1')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\ufffd');
}

/** A style element. An escaped slash is a slash in CSS. */
export function styleElement(css: string): string {
  return `<style>${css.replace(/<\/style/gi, '<\\/style')}</style>`;
}

/** The styles of every preview: no margin that the project did not ask for, and the outline of `highlight`. */
export const previewCss = `:where(body){margin:0}
[data-highlighted]{outline:2px solid #0d99ff!important;outline-offset:-1px!important}`;

/** Escapes a text for an element or for an attribute in double quotes. */
export function escapeAsReferences(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * The scripts inside a preview, as text, because it is a page of its own. The protocol with its parent is in
 * `preview-messages.ts`.
 */

/** The time in ms after which a loop is ended. */
const loopLimit = 3000;

/**
 * Runs before all other scripts and removes the interfaces that reach the network in spite of the policies:
 * connections between browsers, and elements that open connections or contain another realm. Then a script can only
 * navigate its own frame, which the embedding window blocks (`frame-src`).
 */
export const sandboxScript = `
'use strict';
(() => {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (/^(?:webkit)?RTC|^XSLTProcessor$|^WebTransport|^PresentationRequest$/.test(name)) delete globalThis[name];
  }
  const refused = /(?:^|:)(?:i?frame|frameset|object|embed|portal|fencedframe|link)$/i;
  const fix = (target, name, value) => Object.defineProperty(target, name, { value, writable: false, configurable: false });
  const { createElement, createElementNS } = Document.prototype;
  const { call } = Function.prototype;
  // Taken now: a page may put functions of its own in the place of methods.
  const match = call.bind(RegExp.prototype.exec);
  const allowed = (name) => {
    const text = \`\${name}\`;
    return match(refused, text) ? 'span' : text;
  };
  const make = call.bind(createElement);
  const makeNS = call.bind(createElementNS);
  fix(Document.prototype, 'createElement', function (name, options) {
    return make(this, allowed(name), options);
  });
  fix(Document.prototype, 'createElementNS', function (namespace, name, options) {
    return makeNS(this, namespace, allowed(name), options);
  });
  const makeDocument = call.bind(DOMImplementation.prototype.createDocument);
  fix(DOMImplementation.prototype, 'createDocument', function (namespace, name, type = null) {
    return makeDocument(this, namespace, name === null ? null : allowed(name), type);
  });
  // setHTML and its like need no trusted type, and keep links, which open connections ahead.
  for (const holder of [Document, Document.prototype, Element.prototype, ShadowRoot.prototype]) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (/HTML/.test(name) && !/^(?:get|inner|outer)/.test(name)) delete holder[name];
    }
  }
  // A panel may share its thread with the preview, so a loop that does not end would be the end of both.
  let steps = 0;
  let since = null;
  let isOver = false;
  const clock = performance.now.bind(performance);
  const later = setTimeout.bind(globalThis);
  fix(globalThis, 'framewrightStep', () => {
    steps += 1;
    if (steps % 256 !== 0 && !isOver) return;
    if (since === null) {
      since = clock();
      later(() => {
        since = null;
        isOver = false;
      });
    }
    // Every loop around it ends as well, whatever it catches.
    isOver ||= clock() - since > ${loopLimit};
    if (isOver) throw new Error('A loop did not end within ${loopLimit / 1000} seconds.');
  });
  if (globalThis.CustomElementRegistry) {
    fix(CustomElementRegistry.prototype, 'define', () => {
      throw new TypeError('A preview has no elements of its own.');
    });
  }
})();
`;

/** Runs first, so that it reports every later error. Defines `framewright`. */
export const messagingScript = `
'use strict';
const framewright = (() => {
  const post = (message) => parent !== window && parent.postMessage(message, '*');
  const fail = (error) => {
    const message = error instanceof Error ? error.message : String(error);
    document.documentElement.dataset.failed = message;
    post({ type: 'failed', message });
  };
  addEventListener('error', (event) => event.error && fail(event.error));
  addEventListener('unhandledrejection', (event) => fail(event.reason));

  const idsOf = (element) => (element.getAttribute('data-node-id') || '').split(' ').filter(Boolean);
  const boxOf = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + scrollX, y: top + scrollY, width, height };
  };
  const boxesById = () => {
    const boxes = Object.create(null);
    for (const element of document.querySelectorAll('[data-node-id]')) {
      for (const id of idsOf(element)) (boxes[id] || (boxes[id] = [])).push(boxOf(element));
    }
    return { ...boxes };
  };
  const serialise = () => {
    const copy = document.documentElement.cloneNode(true);
    for (const node of copy.querySelectorAll('script, meta, title')) node.remove();
    for (const node of copy.querySelectorAll('[data-highlighted]')) node.removeAttribute('data-highlighted');
    // Characters that XML has no way to hold.
    return new XMLSerializer().serializeToString(copy).replace(/[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]/g, '');
  };
  const measures = ${measurePageScript};
  const readTexts = ${readTextsScript};
  const describe = ({ requestId = 0 }) => {
    post({ type: 'described', requestId, html: serialise(), ...measures(), boxes: boxesById() });
  };
  const measure = ({ requestId = 0 }) => post({ type: 'measured', requestId, ...measures(), texts: readTexts() });
  const highlight = ({ nodeIds }) => {
    const wanted = new Set(nodeIds);
    for (const element of document.querySelectorAll('[data-node-id], [data-highlighted]')) {
      element.toggleAttribute('data-highlighted', idsOf(element).some((id) => wanted.has(id)));
    }
    document.querySelector('[data-highlighted]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  addEventListener('message', (event) => {
    if (event.source !== parent || typeof event.data !== 'object' || event.data === null) return;
    if (event.data.type === 'describe') describe(event.data);
    if (event.data.type === 'measure') measure(event.data);
    if (event.data.type === 'highlight') highlight(event.data);
  });

  // Capturing, so that nothing on the page can act on a link before it is stopped.
  const onClick = (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest('a, area');
    if (link) {
      event.preventDefault();
      const address = link.getAttribute('data-address') ?? link.getAttribute('href') ?? link.getAttribute('xlink:href');
      if (address) post({ type: 'link-clicked', address });
    }
    const element = event.target.closest('[data-node-id]');
    if (element) post({ type: 'element-clicked', nodeIds: idsOf(element) });
  };
  addEventListener('click', onClick, true);
  addEventListener('auxclick', onClick, true);
  addEventListener('submit', (event) => event.preventDefault(), true);

  // Nobody scrolls here: a picture of the whole page is taken.
  const loadAll = () => {
    for (const image of document.querySelectorAll('img[loading="lazy"]')) image.loading = 'eager';
  };
  const pictures = () => Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  const ready = async () => {
    // Fonts load when something is laid out with them.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    loadAll();
    await pictures();
    document.body.dataset.ready = '';
    post({ type: 'ready' });
  };
  return { fail, ready };
})();
`;

/**
 * Links the modules of the project and shows one component. Needs `framewrightProject`: a map of module functions,
 * the meanings of their imports, the external modules, the entry and the name of the component.
 */
export const mountReactScript = `
(() => {
  const { modules, imports, values, outside, entry, component } = framewrightProject;
  const loaded = new Map();
  // Components of the team's own are not here: each shows what it holds, or its name.
  const standIn = new Proxy({ __esModule: true }, {
    get: (module, name) => module[name] ?? (({ className, children, label }) =>
      framewrightModules['react/jsx-runtime'].jsx('span', {
        className, style: { outline: '1px dashed' }, children: children ?? label ?? String(name),
      })),
  });
  const load = (path) => {
    if (loaded.has(path)) return loaded.get(path).exports;
    if (path in values) return { __esModule: true, default: values[path] };
    if (path in framewrightModules) return framewrightModules[path];
    if (outside.some((name) => path === name || path.startsWith(name + '/'))) return standIn;
    if (!(path in modules)) throw new Error('The file or package "' + path + '" is not there.');
    const module = { exports: {} };
    loaded.set(path, module);
    const require = (specifier) => load((imports[path] || {})[specifier] ?? specifier);
    modules[path](require, module, module.exports);
    return module.exports;
  };
  try {
    const { jsx } = framewrightModules['react/jsx-runtime'];
    const { createRoot } = framewrightModules['react-dom/client'];
    const { flushSync } = framewrightModules['react-dom'];
    const page = load(entry);
    const Page = page[component] ?? page.default ?? Object.values(page).find((value) => typeof value === 'function');
    if (!Page) throw new Error('The file "' + entry + '" exports no component.');
    const root = createRoot(document.getElementById('root'), { onUncaughtError: framewright.fail });
    flushSync(() => root.render(jsx(Page, {})));
    framewright.ready();
  } catch (error) {
    framewright.fail(error);
  }
})();
`;

/** A page without a framework only reports that it is ready. */
export const htmlReadyScript = `framewright.ready();`;
