/**
 * What crosses the wall between the sandbox and the page. Calls are answered at once, work is answered later, events
 * come unasked; all as plain data that `packValue` can carry. Types only: both sides read this file, neither runs it.
 */
import type { Box, Layer, Matrix } from '../document/layer.ts';
import type { FaultPlan, NotedCall } from './faults.ts';

/** One layer without its children, as the sandbox first sees it. */
export interface LayerFacts {
  readonly parentId: string | null;
  readonly childIds: readonly string[];
  /** px, before the layer's own transform. */
  readonly width: number;
  readonly height: number;
  /** To the page. */
  readonly absolute: Matrix;
  /** The same of what the layer's own position counts from: the nearest layer around it with coordinates of its own. */
  readonly container: Matrix;
  /** The REST JSON, without children and without drawn geometry. */
  readonly layer: Layer;
}

export interface StartFacts {
  readonly editor: 'figma' | 'dev';
  readonly mode: 'default' | 'inspect' | 'codegen';
  readonly command: string;
  readonly pluginId: string;
  /** What `__html__` is: the page of the panel, or a mark of it where the plugin only shows it. */
  readonly html: string;
  readonly htmlByName: Readonly<Record<string, string>> | null;
  readonly documentId: string;
  readonly currentPageId: string;
  /** The manifest says `documentAccess: "dynamic-page"`. */
  readonly dynamicPage: boolean;
  readonly permissions: readonly string[];
  readonly codegenPreferences: Readonly<Record<string, unknown>>;
  /** Who runs the plugin, and the number of their window. */
  readonly user: { readonly id: string; readonly name: string; readonly sessionId: number };
  /** @default none */
  readonly faults?: FaultPlan;
}

/** What became of one layer, as far as plugins can listen to it. */
export interface LayerChange {
  readonly type: 'CREATE' | 'DELETE' | 'PROPERTY_CHANGE';
  readonly origin: 'LOCAL' | 'REMOTE';
  readonly id: string;
  /** The page that the layer lies on, or lay on; `null` for the document. */
  readonly pageId: string | null;
  /** REST's, as the layer is or was. */
  readonly layerType: string;
  /** Of a `PROPERTY_CHANGE`: paths in REST's JSON; `parent` where the layer lies elsewhere. */
  readonly properties: readonly (readonly string[])[];
}

export interface PanelOptions {
  readonly visible: boolean;
  readonly width: number;
  readonly height: number;
  readonly title: string | null;
  readonly themeColors: boolean;
}

export interface ExportOptions {
  readonly format: 'PNG' | 'JPG' | 'SVG' | 'SVG_STRING' | 'JSON_REST_V1';
  readonly constraint: { readonly type: 'SCALE' | 'WIDTH' | 'HEIGHT'; readonly value: number };
  readonly contentsOnly: boolean;
  readonly useAbsoluteBounds: boolean;
  readonly svgIdAttribute: boolean;
}

/** What `findAllWithCriteria` looks for, with REST's names of types. */
export interface Criteria {
  readonly types?: readonly string[];
  readonly pluginData?: { readonly keys?: readonly string[] };
  readonly sharedPluginData?: { readonly namespace: string; readonly keys?: readonly string[] };
}

/** Answered before the call returns. Edits answer the ids of all layers whose facts changed. */
export interface HostCalls {
  'read-start': () => StartFacts;
  'read-layers': (ids: readonly string[]) => readonly (LayerFacts | null)[];
  /** The layer and what lies inside it, in drawing order, at most `limit`, not looking into `skip`ped ones. */
  'read-inside': (id: string, limit: number) => readonly LayerFacts[];
  /** Ids in drawing order; the layer itself is not looked at. */
  'find-inside': (
    id: string,
    criteria: Criteria,
    skipInvisibleInstanceChildren: boolean,
  ) => readonly string[];
  'read-geometry': (
    id: string,
  ) => Pick<Layer, 'fillGeometry' | 'strokeGeometry'> & { readonly vectorNetwork?: unknown };
  'read-render-bounds': (id: string) => Box | null;
  'read-styles': () => readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string;
    readonly description: string;
    readonly type: string;
    readonly exampleId: string | null;
  }[];
  'read-components': () => {
    readonly components: Readonly<Record<string, unknown>>;
    readonly sets: Readonly<Record<string, unknown>>;
  };
  'read-variables': () => {
    readonly variables: Readonly<Record<string, unknown>>;
    readonly collections: Readonly<Record<string, unknown>>;
  };
  'find-main': (componentId: string) => string | null;
  'find-instances': (componentId: string) => readonly string[];
  'edit-layer': (id: string, fields: Readonly<Record<string, unknown>>) => readonly string[];
  'insert-layer': (
    layer: Readonly<Record<string, unknown>>,
    parentId: string,
    index: number,
  ) => readonly string[];
  'move-layer': (id: string, parentId: string, index: number) => readonly string[];
  'remove-layer': (id: string) => readonly string[];
  'clone-layer': (id: string) => { readonly id: string; readonly changed: readonly string[] };
  'instantiate-layer': (id: string) => { readonly id: string; readonly changed: readonly string[] };
  'insert-svg': (svg: string) => { readonly id: string; readonly changed: readonly string[] };
  'measure-text': (id: string) => { readonly width: number; readonly height: number };
  'take-id': () => string;
  'read-selection': () => readonly string[];
  'select-layers': (ids: readonly string[]) => void;
  'read-page': () => string;
  'open-page': (id: string) => void;
  'read-view': () => { readonly zoom: number; readonly bounds: Box };
  'move-view': (view: {
    readonly zoom?: number;
    readonly center?: { readonly x: number; readonly y: number };
  }) => void;
  'show-layers': (ids: readonly string[]) => void;
  'add-image': (
    bytes: Uint8Array,
    size: { readonly width: number; readonly height: number; readonly mime: string },
  ) => string;
  'has-image': (hash: string) => boolean;
  'encode-base64': (bytes: Uint8Array) => string;
  'decode-base64': (text: string) => Uint8Array;
  'commit-undo': () => void;
  'trigger-undo': () => readonly string[];
  /** Without HTML it is that of the manifest: the sandbox is slow at handing megabytes back. */
  'show-panel': (html: string | null, options: PanelOptions) => void;
  'change-panel': (change: {
    readonly visible?: boolean;
    readonly width?: number;
    readonly height?: number;
    readonly x?: number;
    readonly y?: number;
  }) => void;
  'close-panel': () => void;
  'post-message': (message: unknown) => void;
  'show-notice': (notice: {
    readonly id: number;
    readonly text: string;
    readonly error: boolean;
    readonly timeout: number | null;
    readonly button: string | null;
  }) => void;
  'cancel-notice': (id: number) => void;
  'open-address': (url: string) => void;
  'close-plugin': (message: string | null) => void;
  'set-timer': (id: number, milliseconds: number) => void;
  'clear-timer': (id: number) => void;
  'write-console': (level: string, text: string) => void;
  'refresh-code': () => void;
  'save-version': (title: string, description: string) => string;
  'note-call': (call: NotedCall) => void;
  'watch-document': () => void;
}

/** Answered later. */
export interface HostWork {
  'export-layer': (id: string, options: ExportOptions) => Uint8Array | string | object;
  'read-image': (hash: string) => Uint8Array;
  'fetch-image': (url: string) => { readonly bytes: Uint8Array };
  'fetch-address': (
    url: string,
    init: {
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Uint8Array | null;
    },
  ) => {
    readonly status: number;
    readonly statusText: string;
    readonly url: string;
    readonly redirected: boolean;
    readonly type: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly bytes: Uint8Array;
  };
  'read-stored': (key: string) => unknown;
  'store-value': (key: string, value: unknown) => void;
  'delete-stored': (key: string) => void;
  'list-stored': () => readonly string[];
  'load-font': (family: string, style: string) => boolean;
  'list-fonts': () => readonly { readonly family: string; readonly style: string }[];
}

export type HostEvent =
  | { readonly type: 'panel-message'; readonly message: unknown }
  | { readonly type: 'timer-fired'; readonly id: number }
  | { readonly type: 'work-done'; readonly ticket: number; readonly value?: unknown; readonly error?: string }
  | { readonly type: 'layers-changed'; readonly ids: readonly string[]; readonly editing: boolean }
  | { readonly type: 'document-changed'; readonly changes: readonly LayerChange[] }
  | { readonly type: 'selection-changed' }
  | { readonly type: 'page-changed'; readonly pageId: string }
  | {
      readonly type: 'notice-closed';
      readonly id: number;
      readonly reason: 'timeout' | 'dismiss' | 'action_button_click';
    }
  | { readonly type: 'run'; readonly command: string }
  | {
      readonly type: 'code-asked';
      readonly ticket: number;
      readonly nodeId: string;
      readonly language: string;
    }
  | { readonly type: 'preferences-changed'; readonly preferences: Readonly<Record<string, unknown>> }
  | { readonly type: 'faults-changed'; readonly plan: FaultPlan }
  | { readonly type: 'closing' };
