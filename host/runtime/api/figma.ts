import { objects } from 'host:api-members';
import type { HostEvent } from '../bridge.ts';
import { stateOf } from '../make-node.ts';
import { emitNodeChange } from '../nodes/page.ts';
import { notImplemented } from '../not-implemented.ts';
import type { Session } from '../session.ts';
import { Callbacks, type Listener } from './callbacks.ts';
import { documentChangeEvent, nodeChangesByPage } from './document-change.ts';
import { type CodeApi, codegenApi, createImage, imageOf, storageApi } from './small-apis.ts';
import { createLayer, createPage, wrapLayers } from './create.ts';
import { stylesApi } from './styles.ts';
import { panelApi, type PanelApi } from './ui.ts';
import { variablesApi } from './variables.ts';

export interface FigmaObject {
  readonly figma: object;
  readonly panel: PanelApi;
  readonly code: CodeApi;
  readonly callbacks: Callbacks;
  readonly notices: Map<number, NotificationOptions>;
}

/** The global `figma`: what this host does, and for every other member of the typings its name as an error. */
export function figmaObject(session: Session): FigmaObject {
  const callbacks = new Callbacks('figma', [
    'run',
    'close',
    'selectionchange',
    'currentpagechange',
    'documentchange',
    'drop',
  ]);
  const notices = new Map<number, NotificationOptions>();
  const panel = panelApi(session);
  const code = codegenApi(session);
  const parts: Record<string, object> = {
    'figma.ui': panel.ui,
    'figma.codegen': code.codegen,
    'figma.variables': variablesApi(session),
    'figma.clientStorage': storageApi(session),
    'figma.viewport': viewportApi(session),
    'figma.util': {},
    'figma.constants': {},
    'figma.parameters': parametersApi(),
    'figma.teamLibrary': {},
    'figma.annotations': {},
    'figma.payments': {},
  };
  const root = {
    ...facts(session),
    ...stylesApi(session),
    ...creating(session),
    showUI: panel.showUI,
  };
  defineAll(root, documentAccess(session));
  defineAll(root, running(session, callbacks, notices));
  const whole = complete('figma', root, session);
  for (const [path, part] of Object.entries(parts)) {
    const name = path.slice('figma.'.length);
    if (name === 'payments' && !session.start.permissions.includes('payments')) {
      Object.defineProperty(whole, name, { value: undefined, enumerable: true });
    } else Object.defineProperty(whole, name, { value: complete(path, part, session), enumerable: true });
  }
  return { figma: Object.preventExtensions(whole), panel, code, callbacks, notices };
}

function facts(session: Session): object {
  const { start, mixed } = session;
  return {
    apiVersion: '1.0.0',
    command: start.command,
    editorType: start.editor,
    mode: start.mode,
    pluginId: start.pluginId,
    fileKey: undefined,
    mixed: mixed as typeof figma.mixed,
    hasMissingFont: false,
    base64Encode: (bytes) => session.call('encode-base64', bytes),
    base64Decode: (text) => session.call('decode-base64', text),
    ...undefinedMembers,
  } satisfies Partial<PluginAPI>;
}

/** Members that Figma leaves undefined in a plugin of this kind. */
const undefinedMembers: object = {
  widgetId: undefined,
  timer: undefined,
  textreview: undefined,
  vscode: undefined,
  devResources: undefined,
};

/** The colours of the cursors of several windows. */
const userColors = ['#0d99ff', '#14ae5c', '#ffa629', '#f24822', '#9747ff'];

function documentAccess(session: Session): object {
  const { start } = session;
  return {
    get skipInvisibleInstanceChildren(): boolean {
      return session.skipInvisibleInstanceChildren;
    },
    set skipInvisibleInstanceChildren(skip: boolean) {
      session.skipInvisibleInstanceChildren = skip;
    },
    get root(): DocumentNode {
      return session.nodeOf(session.get(start.documentId)) as DocumentNode;
    },
    get currentPage(): PageNode {
      return session.nodeOf(session.get(session.currentPageId)) as PageNode;
    },
    set currentPage(_page: PageNode) {
      throw new Error(
        'in set_currentPage: Cannot call with documentAccess: dynamic-page. Use figma.setCurrentPageAsync instead.',
      );
    },
    setCurrentPageAsync: async (page: PageNode) => {
      session.requireOpen();
      session.loadedPages.add(page.id);
      session.call('open-page', page.id);
    },
    loadAllPagesAsync: async () => {
      for (const id of session.get(start.documentId).present().childIds) session.loadedPages.add(id);
    },
    getNodeByIdAsync: async (id: string) => {
      const state = session.find(id);
      return state ? session.nodeOf(state) : null;
    },
    getNodeById: () => {
      throw new Error(
        'in getNodeById: Cannot call with documentAccess: dynamic-page. Use figma.getNodeByIdAsync instead.',
      );
    },
    get currentUser(): User | null {
      if (!start.permissions.includes('currentuser'))
        throw new Error('in get_currentUser: Please specify "currentuser" in the manifest\'s permissions.');
      const color = userColors[start.user.sessionId % userColors.length] ?? '';
      return { ...start.user, photoUrl: null, color };
    },
  } satisfies Partial<PluginAPI>;
}

function creating(session: Session): object {
  const wrap =
    (booleanOperation: string, name: string) =>
    (nodes: readonly BaseNode[], parent: BaseNode, index?: number) =>
      wrapLayers(session, nodes, parent, index, {
        type: 'BOOLEAN_OPERATION',
        name,
        booleanOperation,
      }) as BooleanOperationNode;
  return {
    createRectangle: () => createLayer(session, 'RECTANGLE') as RectangleNode,
    createEllipse: () => createLayer(session, 'ELLIPSE') as EllipseNode,
    createPolygon: () => createLayer(session, 'POLYGON') as PolygonNode,
    createStar: () => createLayer(session, 'STAR') as StarNode,
    createLine: () => createLayer(session, 'LINE') as LineNode,
    createVector: () => createLayer(session, 'VECTOR') as VectorNode,
    createText: () => createLayer(session, 'TEXT') as TextNode,
    createFrame: () => createLayer(session, 'FRAME') as FrameNode,
    createComponent: () => createLayer(session, 'COMPONENT') as ComponentNode,
    createSection: () => createLayer(session, 'SECTION') as SectionNode,
    createSlice: () => createLayer(session, 'SLICE') as SliceNode,
    createPage: () => createPage(session),
    createNodeFromSvg: (svg: string) => {
      session.requireEditing('createNodeFromSvg');
      const { id, changed } = session.call('insert-svg', svg);
      session.edited(changed);
      return session.nodeOf(session.get(id)) as FrameNode;
    },
    group: (nodes: readonly BaseNode[], parent: BaseNode, index?: number) =>
      wrapLayers(session, nodes, parent, index, { type: 'GROUP', name: 'Group' }) as GroupNode,
    ungroup: (node: SceneNode & ChildrenMixin) => {
      const children = [...node.children];
      const parent = node.parent;
      if (!parent) throw new Error('in ungroup: The node has no parent.');
      const index = parent.children.indexOf(node);
      children.forEach((child, at) => {
        const { absoluteTransform } = child as LayoutMixin;
        parent.insertChild(index + at, child);
        moveTo(session, child, absoluteTransform);
      });
      if (!node.removed) node.remove();
      return children;
    },
    union: wrap('UNION', 'Union'),
    subtract: wrap('SUBTRACT', 'Subtract'),
    intersect: wrap('INTERSECT', 'Intersect'),
    exclude: wrap('EXCLUDE', 'Exclude'),
    createImage: (bytes: Uint8Array) => createImage(session, bytes),
    createImageAsync: async (url: string) =>
      createImage(session, (await session.work('fetch-image', url)).bytes),
    getImageByHash: (hash: string) => (session.call('has-image', hash) ? imageOf(session, hash) : null),
    loadFontAsync: async (font: FontNameInput) => {
      const { family, style } = font as FontName;
      const known = await session.work('load-font', family, style);
      if (!known) throw new Error(`in loadFontAsync: The font "${family} ${style}" could not be loaded.`);
      session.loadedFonts.add(`${family}\n${style}`);
    },
    listAvailableFontsAsync: async () => (await session.work('list-fonts')).map((fontName) => ({ fontName })),
  } satisfies Partial<PluginAPI>;
}

function moveTo(session: Session, node: BaseNode, absolute: Transform): void {
  const parent = node.parent ? stateOf(node.parent) : null;
  const [[a, c, x], [b, d, y]] = absolute;
  const [[, , px], [, , py]] = parent ? parent.present().absolute : absolute;
  session.edited(
    session.call('edit-layer', node.id, {
      relativeTransform: [
        [a, c, x - px],
        [b, d, y - py],
      ],
    }),
  );
}

function running(session: Session, callbacks: Callbacks, notices: Map<number, NotificationOptions>): object {
  const add = (once: boolean) => (type: string, call: Listener) => {
    if (type === 'documentchange' && session.start.dynamicPage) requireAllPages(session);
    callbacks.add(type, call, once);
    if (type === 'documentchange') session.call('watch-document');
  };
  let lastNotice = 0;
  let isClosing = false;
  return {
    on: add(false),
    once: add(true),
    off: (type: string, call: unknown) => {
      callbacks.remove(type, call);
    },
    notify: (message: string, options: NotificationOptions = {}) => {
      session.requireOpen();
      if (typeof message !== 'string') throw new Error('in notify: Expected a string.');
      if (message.length > 100)
        throw new Error(
          `in notify: The message has ${String(message.length)} characters; Figma shows 100 at most.`,
        );
      lastNotice += 1;
      const id = lastNotice;
      notices.set(id, options);
      const timeout = options.timeout === Infinity ? null : (options.timeout ?? 3000);
      session.call('show-notice', {
        id,
        text: message,
        error: options.error ?? false,
        timeout,
        button: options.button?.text ?? null,
      });
      return {
        cancel: () => {
          session.call('cancel-notice', id);
        },
      };
    },
    commitUndo: () => {
      session.call('commit-undo');
    },
    triggerUndo: () => {
      session.edited(session.call('trigger-undo'));
    },
    saveVersionHistoryAsync: async (title: string, description = '') => ({
      id: session.call('save-version', title, description),
    }),
    openExternal: (url: string) => {
      session.requireOpen();
      session.call('open-address', url);
    },
    closePlugin: (message?: string) => {
      session.requireOpen();
      if (isClosing) return;
      isClosing = true;
      try {
        // While they may still use the API.
        callbacks.emit('close');
      } finally {
        session.call('close-plugin', message ?? null);
        session.closed = true;
      }
    },
  };
}

function requireAllPages(session: Session): void {
  const { childIds } = session.get(session.start.documentId).present();
  if (childIds.every((id) => session.loadedPages.has(id))) return;
  throw new Error(
    'in on: Call figma.loadAllPagesAsync before listening for documentchange; the manifest says dynamic-page.',
  );
}

function viewportApi(session: Session): object {
  return Object.defineProperties(
    {},
    Object.getOwnPropertyDescriptors({
      get zoom(): number {
        return session.call('read-view').zoom;
      },
      set zoom(zoom: number) {
        session.call('move-view', { zoom });
      },
      get center(): Vector {
        const { bounds } = session.call('read-view');
        return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
      },
      set center(center: Vector) {
        session.call('move-view', { center });
      },
      get bounds(): Rect {
        return session.call('read-view').bounds;
      },
      scrollAndZoomIntoView(nodes: readonly BaseNode[]): void {
        session.call(
          'show-layers',
          nodes.map(({ id }) => id),
        );
      },
    } satisfies Partial<ViewportAPI>),
  );
}

function parametersApi(): object {
  return { on: () => undefined, once: () => undefined, off: () => undefined };
}

/** Copies members with their getters, which a spread would call. */
function defineAll(target: object, members: object): void {
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(members));
}

/** Every member of the typings exists: it works, or throws that it is not implemented. */
function complete(path: string, members: object, session: Session): object {
  const whole = {};
  defineAll(whole, members);
  for (const name of objects[path] ?? []) {
    const isPart = path === 'figma' && `figma.${name}` in objects;
    if (!(name in whole) && !isPart) {
      Object.defineProperty(whole, name, notImplemented(`${path}.${name}`.replace(/^figma\./, '')));
    }
  }
  return guarded(whole, path, session);
}

/** After `closePlugin` every use of `figma` throws; while faults are on, single calls fail. */
function guarded(whole: object, path: string, session: Session): object {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(whole))) {
    if (typeof value !== 'function') continue;
    Object.defineProperty(whole, name, {
      enumerable: true,
      value: (...parameters: unknown[]): unknown => {
        if (path === 'figma') session.requireOpen();
        const call = value as (...parameters: unknown[]) => unknown;
        return session.faults.around(`${path}.${name}`, () => call.apply(whole, parameters));
      },
    });
  }
  return whole;
}

/** Calls the callbacks of the plugin for an event from outside. */
export function emitHostEvent(
  { callbacks, notices, panel, code }: FigmaObject,
  session: Session,
  event: HostEvent,
): void {
  switch (event.type) {
    case 'run':
      callbacks.emit('run', { command: event.command, parameters: undefined });
      return;
    case 'panel-message':
      panel.receive(event.message);
      return;
    case 'selection-changed':
      callbacks.emit('selectionchange');
      return;
    case 'page-changed':
      session.currentPageId = event.pageId;
      session.loadedPages.add(event.pageId);
      callbacks.emit('currentpagechange');
      return;
    case 'document-changed': {
      const told = documentChangeEvent(session, event.changes);
      if (told.documentChanges.length > 0) callbacks.emit('documentchange', told);
      for (const [pageId, nodeChanges] of nodeChangesByPage(session, event.changes))
        emitNodeChange(session, pageId, nodeChanges);
      return;
    }
    case 'layers-changed':
      session.edited(event.ids);
      return;
    case 'notice-closed': {
      const options = notices.get(event.id);
      notices.delete(event.id);
      if (event.reason === 'action_button_click') options?.button?.action();
      options?.onDequeue?.(event.reason);
      return;
    }
    case 'preferences-changed':
      code.changePreferences(event.preferences);
      return;
    case 'faults-changed':
      session.faults.follow(event.plan);
      return;
    case 'closing':
      callbacks.emit('close');
      session.closed = true;
      return;
    default:
  }
}
