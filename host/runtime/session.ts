import type { Layer } from '../document/layer.ts';
import type { HostCalls, HostEvent, HostWork, LayerFacts, StartFacts } from './bridge.ts';
import { Faults, noFaults } from './faults.ts';
import { packValue, unpackValue } from './pack-value.ts';

/** Text and bytes go out; a call's answer comes back as text and the bytes it holds, work's answer as an event. */
export type SendToHost = (
  text: string,
  buffers: readonly ArrayBuffer[],
) => readonly [string, ...ArrayBuffer[]] | undefined;

type Answer<Name extends keyof HostCalls> = ReturnType<HostCalls[Name]>;

/** How a node of Figma's API is made from a state. It is passed in, so that states do not depend on the API. */
export type MakeNode = (state: NodeState) => BaseNode;

/**
 * One run of a plugin: the connection to the page, the layers read so far, and what Figma remembers about a run (loaded
 * pages and fonts). Layers are read from the page when first touched and again after they changed.
 */
export class Session {
  readonly start: StartFacts;
  readonly mixed: PluginAPI['mixed'];
  readonly faults: Faults;
  readonly loadedPages = new Set<string>();
  readonly loadedFonts = new Set<string>();
  skipInvisibleInstanceChildren: boolean;
  currentPageId: string;
  closed = false;
  readonly #send: SendToHost;
  readonly #states = new Map<string, NodeState>();
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #makeNode: MakeNode;
  #tickets = 0;

  constructor(send: SendToHost, makeNode: MakeNode) {
    this.#send = send;
    this.#makeNode = makeNode;
    this.start = this.call('read-start');
    this.faults = new Faults(this.start.faults ?? noFaults, (call) => {
      this.call('note-call', call);
    });
    this.mixed = Symbol('figma.mixed') as unknown as PluginAPI['mixed'];
    this.skipInvisibleInstanceChildren = this.start.editor === 'dev';
    this.currentPageId = this.start.currentPageId;
    this.loadedPages.add(this.currentPageId);
  }

  /** Asks the page and waits. */
  call<Name extends keyof HostCalls>(name: Name, ...parameters: Parameters<HostCalls[Name]>): Answer<Name> {
    const { text, buffers } = packValue({ call: name, parameters });
    const answer = this.#send(text, buffers);
    const unpacked = answer && unpackValue({ text: answer[0], buffers: answer.slice(1) as ArrayBuffer[] });
    if (isFailure(unpacked)) throw new Error(unpacked.failure);
    return unpacked as Answer<Name>;
  }

  /** Calls the page without waiting; the promise resolves when the page is done. */
  work<Name extends keyof HostWork>(
    name: Name,
    ...parameters: Parameters<HostWork[Name]>
  ): Promise<ReturnType<HostWork[Name]>> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve: resolve, reject });
      const { text, buffers } = packValue({ work: name, ticket, parameters });
      this.#send(text, buffers);
    });
  }

  finishWork(event: Extract<HostEvent, { type: 'work-done' }>): void {
    const waiting = this.#waiting.get(event.ticket);
    this.#waiting.delete(event.ticket);
    if (event.error === undefined) waiting?.resolve(event.value);
    else waiting?.reject(new Error(event.error));
  }

  /** The answer of an edit contains the layers whose cached data is invalid. */
  edited(changed: readonly string[]): void {
    for (const id of changed) this.#states.get(id)?.forget();
  }

  /** Throws where Figma would, because Dev Mode cannot write. */
  requireEditing(what: string): void {
    this.requireOpen();
    if (this.start.editor === 'dev')
      throw new Error(`in ${what}: Dev Mode is read-only; nothing was changed.`);
  }

  requireOpen(): void {
    if (this.closed) throw new Error('The plugin has been closed; figma can no longer be used.');
  }

  find(id: string): NodeState | null {
    const known = this.#states.get(id);
    if (known) return known.facts() ? known : null;
    const [facts] = this.call('read-layers', [id]);
    return facts ? this.enter(facts) : null;
  }

  get(id: string): NodeState {
    const state = this.find(id);
    if (!state) throw new Error(`There is no layer with the id ${id}.`);
    return state;
  }

  knows(ids: readonly string[]): boolean {
    return ids.every((id) => this.#states.get(id)?.isKnown);
  }

  /** Reads those layers that are not known, all at once. */
  require(ids: readonly string[]): void {
    const missing = ids.filter((id) => !this.#states.get(id)?.isKnown);
    if (missing.length === 0) return;
    for (const facts of this.call('read-layers', missing)) if (facts) this.enter(facts);
  }

  enter(facts: LayerFacts): NodeState {
    const { id } = facts.layer;
    const known = this.#states.get(id);
    if (known) {
      known.remember(facts);
      return known;
    }
    const state = new NodeState(this, facts);
    this.#states.set(id, state);
    return state;
  }

  /** The same layer is always the same object. */
  nodeOf(state: NodeState): BaseNode {
    state.node ??= this.#makeNode(state);
    return state.node;
  }

  sceneNodeOf(state: NodeState): SceneNode {
    return this.nodeOf(state) as SceneNode;
  }
}

function isFailure(value: unknown): value is { readonly failure: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { failure?: unknown }).failure === 'string'
  );
}

type Geometry = ReturnType<HostCalls['read-geometry']>;

/** One layer behind its node: what was read of it, kept until it changes. */
export class NodeState {
  readonly id: string;
  /** Figma's node type: REST's CANVAS is PAGE here. */
  readonly type: NodeType;
  readonly session: Session;
  node: BaseNode | undefined;
  #facts: LayerFacts | null | undefined;
  #geometry: Geometry | undefined;

  constructor(session: Session, facts: LayerFacts) {
    this.session = session;
    this.id = facts.layer.id;
    this.type = nodeTypeOf(facts.layer.type);
    this.#facts = facts;
  }

  /** Whether its cached data is still valid. */
  get isKnown(): boolean {
    return this.#facts !== undefined;
  }

  /** `null` once the layer is gone from the document. */
  facts(): LayerFacts | null {
    this.session.requireOpen();
    if (this.#facts === undefined) this.#facts = this.session.call('read-layers', [this.id])[0] ?? null;
    return this.#facts;
  }

  present(): LayerFacts {
    const facts = this.facts();
    if (!facts) throw new Error(`The node with id "${this.id}" does not exist any more.`);
    return facts;
  }

  get layer(): Layer {
    return this.present().layer;
  }

  /** What is drawn of it, which is too large to come with the other facts. */
  geometry(): Geometry {
    this.#geometry ??= this.session.call('read-geometry', this.id);
    return this.#geometry;
  }

  remember(facts: LayerFacts): void {
    this.#facts = facts;
    this.#geometry = undefined;
  }

  forget(): void {
    this.#facts = undefined;
    this.#geometry = undefined;
  }

  edit(what: string, fields: Readonly<Record<string, unknown>>): void {
    this.session.requireEditing(what);
    this.present();
    this.session.edited(this.session.call('edit-layer', this.id, fields));
  }

  get parent(): NodeState | null {
    const { parentId } = this.present();
    return parentId === null ? null : this.session.find(parentId);
  }

  get children(): NodeState[] {
    const { childIds } = this.present();
    const { session } = this;
    session.require(childIds);
    return childIds.map((id) => session.get(id));
  }

  /** The page it lies on, or `null` for the document. */
  get page(): NodeState | null {
    let at: NodeState | null = this.type === 'PAGE' ? this : this.parent;
    while (at && at.type !== 'PAGE') at = at.parent;
    return at;
  }
}

const nodeTypes: Readonly<Record<string, string>> = {
  CANVAS: 'PAGE',
  REGULAR_POLYGON: 'POLYGON',
  WASHI_TAPE: 'WASHI_TAPE',
};

/** The API's name of a node type. */
export function nodeTypeOf(restType: string): NodeType {
  return (nodeTypes[restType] ?? restType) as NodeType;
}

/** REST's name of a node type. */
export function restTypeOf(type: string): string {
  return Object.keys(nodeTypes).find((rest) => nodeTypes[rest] === type) ?? type;
}
