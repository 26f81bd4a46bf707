/** The names that the scripts of author mode may use. */
/**
 * React's exports that a page may use as values. Types are listed separately, because `verbatimModuleSyntax`
 * requires type imports.
 */
export const reactValues: ReadonlySet<string> = new Set([
  'Children',
  'Fragment',
  'StrictMode',
  'Suspense',
  'cloneElement',
  'createContext',
  'createElement',
  'forwardRef',
  'isValidElement',
  'memo',
  'startTransition',
  'use',
  'useActionState',
  'useCallback',
  'useContext',
  'useDeferredValue',
  'useEffect',
  'useId',
  'useImperativeHandle',
  'useLayoutEffect',
  'useMemo',
  'useOptimistic',
  'useReducer',
  'useRef',
  'useState',
  'useSyncExternalStore',
  'useTransition',
]);

/** React's exports that a page may use as types. */
export const reactTypes: ReadonlySet<string> = new Set([
  'ButtonHTMLAttributes',
  'CSSProperties',
  'ChangeEvent',
  'ComponentProps',
  'ComponentPropsWithoutRef',
  'ComponentType',
  'Dispatch',
  'ElementType',
  'FC',
  'FormEvent',
  'FunctionComponent',
  'HTMLAttributes',
  'KeyboardEvent',
  'MouseEvent',
  'PropsWithChildren',
  'ReactElement',
  'ReactNode',
  'Ref',
  'RefObject',
  'SetStateAction',
  'SVGProps',
  'InputHTMLAttributes',
  'AnchorHTMLAttributes',
  'ImgHTMLAttributes',
]);

/** How a page's script may use a global. */
export interface GlobalPermission {
  /** It may be passed on as a value. @default false */
  readonly value?: true;
  /** It may be called or constructed. @default false */
  readonly call?: true;
  /** The members that may be read from it directly. @default none */
  readonly members?: ReadonlySet<string> | 'all';
}

const splitWords = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Members of `document` and `window` that stay within the page. */
const pageMembers = splitWords(`
  activeElement addEventListener body documentElement getComputedStyle getElementById history innerHeight innerWidth
  location matchMedia querySelector querySelectorAll removeEventListener scrollTo scrollX scrollY title setTimeout
  clearTimeout setInterval clearInterval requestAnimationFrame cancelAnimationFrame
`);

const unrestricted: GlobalPermission = { value: true, call: true, members: 'all' };

/**
 * The globals that a page may use, and how; no others are allowed (`fetch`, `eval`, …). A global that gives
 * access to others, such as `window`, may be used only with a member listed here.
 */
export const allowedGlobals: ReadonlyMap<string, GlobalPermission> = new Map<string, GlobalPermission>([
  ...[
    ...splitWords(
      'BigInt Boolean Date Error Infinity NaN Number isFinite isNaN parseFloat parseInt undefined',
    ),
  ].map((name) => [name, unrestricted] as const),
  ...[...splitWords('Intl Map Math Promise RegExp Set WeakMap console')].map(
    (name) => [name, { call: true, members: 'all' }] as const,
  ),
  // Its members build texts from character codes.
  ['String', { value: true, call: true }],
  ['Array', { call: true, members: splitWords('from isArray of') }],
  ['JSON', { members: splitWords('stringify') }],
  ['Object', { members: splitWords('assign entries freeze groupBy hasOwn is keys values') }],
  ['Symbol', { call: true, members: splitWords('iterator asyncIterator') }],
  ...[
    ...splitWords('cancelAnimationFrame clearInterval clearTimeout encodeURIComponent requestAnimationFrame'),
    ...splitWords('setInterval setTimeout structuredClone'),
  ].map((name) => [name, { call: true }] as const),
  ['document', { members: pageMembers }],
  ['window', { members: pageMembers }],
]);

/** The members that may follow members of `window` that give access to more. */
export const allowedNextMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['history', splitWords('back forward go length')],
  ['location', splitWords('hash pathname search')],
]);

/**
 * Names that no page needs as a member of any object: they run texts, write markup, or give access to the network
 * or the window.
 */
export const unsafeMembers: ReadonlySet<string> = splitWords(`
  constructor prototype __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__
  getPrototypeOf setPrototypeOf getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames
  getOwnPropertySymbols defineProperty defineProperties fromEntries caller callee call apply bind
  fromCharCode fromCodePoint prepareStackTrace
  eval Function execScript importScripts Reflect Proxy globalThis WebAssembly ShadowRealm
  fetch fetchLater XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource sendBeacon navigator
  Worker SharedWorker serviceWorker RTCPeerConnection webkitRTCPeerConnection BroadcastChannel MessageChannel
  postMessage Image Audio FontFace
  contentDocument contentWindow defaultView opener frameElement ownerDocument parentWindow composedPath
  srcElement getRootNode currentScript
  cookie cookieStore indexedDB caches localStorage sessionStorage
  dangerouslySetInnerHTML __html innerHTML outerHTML srcDoc srcdoc setHTML setHTMLUnsafe parseHTMLUnsafe
  insertAdjacentHTML createContextualFragment DOMParser XSLTProcessor
  addModule adoptedStyleSheets attributes attributeStyleMap insertRule replaceSync styleSheets createElementNS
  adoptNode appendChild attachShadow execCommand importNode insertAdjacentElement insertBefore replaceChildren
  replaceWith setAttribute setAttributeNS setAttributeNode setAttributeNodeNS setNamedItem getAttributeNode
  getNamedItem writeln
`);

/** Members that change the page directly or navigate when they are called; as plain data they are harmless. */
export const unsafeCalls: ReadonlySet<string> = splitWords(
  'after append assign before navigate open prepend write replaceData submit',
);

/** Members whose assignment loads something, navigates or rewrites the page. */
export const unsafeAssignmentTargets: ReadonlySet<string> = splitWords(`
  action as background backgroundImage borderImage borderImageSource content cssText cursor data formAction hash host
  hostname href innerText listStyle listStyleImage location mask maskImage nodeValue outerText ping port poster
  protocol rel search src srcObject srcset textContent webkitMaskImage WebkitMaskImage
`);

/** CSS properties whose value can load something. */
export const loadingProperties: ReadonlySet<string> = splitWords(`
  background backgroundImage borderImage borderImageSource listStyle listStyleImage mask maskImage WebkitMask
  WebkitMaskImage background-image border-image border-image-source list-style list-style-image mask-image
`);

/** Array methods that pass the index of each item to a callback, with the position of that parameter. */
export const indexParameterPositions: ReadonlyMap<string, number> = new Map([
  ...[...splitWords('every filter find findIndex findLast findLastIndex flatMap forEach map some')].map(
    (name) => [name, 1] as const,
  ),
  ['reduce', 2],
  ['reduceRight', 2],
]);
