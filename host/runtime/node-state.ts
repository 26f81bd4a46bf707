import type { Layer } from '../document/layer.ts';
import type { HostCalls, LayerFacts } from './bridge.ts';
import type { Session } from './session.ts';

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

  /** Whether what was read of it still holds. */
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

function nodeTypeOf(restType: string): NodeType {
  return (nodeTypes[restType] ?? restType) as NodeType;
}

/** REST's name of a node type. */
export function restTypeOf(type: string): string {
  return Object.keys(nodeTypes).find((rest) => nodeTypes[rest] === type) ?? type;
}
