import type { Box, Layer, Matrix } from './layer.ts';
import { boxAround, identity, invert, multiply, rotated, withOrigin } from './matrix.ts';
import type { OpenedJson } from './open-json.ts';

/** One change to the document and its reverse, as plain data. */
export type Change =
  | { readonly kind: 'fields'; readonly layer: Layer; readonly before: Fields; readonly after: Fields }
  | {
      readonly kind: 'insert' | 'remove';
      readonly layer: Layer;
      readonly parent: Layer;
      readonly index: number;
    };

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say where a layer lies; the rest of its placement follows from them. */
const placementFields: ReadonlySet<string> = new Set(['relativeTransform', 'size']);

/**
 * The open document: finds layers by id, knows their parents and places, changes them, and takes changes back in
 * steps. It knows nothing of plugins, pictures or pages of a browser.
 */
export class Scene {
  readonly name: string;
  readonly document: Layer;
  readonly components: OpenedJson['components'];
  readonly componentSets: OpenedJson['componentSets'];
  readonly styles: OpenedJson['styles'];
  readonly #layers = new Map<string, Layer>();
  readonly #parents = new Map<Layer, Layer>();
  readonly #placements = new Map<Layer, Placement>();
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();
  #done: Change[][] = [];
  #undone: Change[][] = [];
  #open: Change[] = [];
  #lastId = 0;

  constructor(opened: OpenedJson) {
    this.name = opened.name;
    this.document = opened.document;
    this.components = opened.components;
    this.componentSets = opened.componentSets;
    this.styles = opened.styles;
    this.#index(opened.document, undefined);
  }

  /** Layers of the document, itself included. */
  get count(): number {
    return this.#layers.size;
  }

  get pages(): readonly Layer[] {
    return (this.document.children ?? []).filter(({ type }) => type === 'CANVAS');
  }

  find(id: string): Layer | undefined {
    return this.#layers.get(id);
  }

  parentOf(layer: Layer): Layer | undefined {
    return this.#parents.get(layer);
  }

  pageOf(layer: Layer): Layer | undefined {
    let at: Layer | undefined = layer;
    while (at && at.type !== 'CANVAS') at = this.#parents.get(at);
    return at;
  }

  placementOf(layer: Layer): Placement {
    const known = this.#placements.get(layer);
    if (known) return known;
    const parent = this.#parents.get(layer);
    const isOutside = layer.type === 'DOCUMENT' || layer.type === 'CANVAS';
    const placement = isOutside
      ? { width: 0, height: 0, absolute: identity }
      : placeLayer(layer, parent ? this.placementOf(parent).absolute : identity);
    this.#placements.set(layer, placement);
    return placement;
  }

  /** The transform to the direct parent, groups included. */
  relativeTransformOf(layer: Layer): Matrix {
    const parent = this.#parents.get(layer);
    const { absolute } = this.placementOf(layer);
    return parent ? multiply(invert(this.placementOf(parent).absolute), absolute) : absolute;
  }

  /** A new id, as Figma numbers what a session makes. */
  newId(): string {
    do this.#lastId += 1;
    while (this.#layers.has(`9001:${String(this.#lastId)}`));
    return `9001:${String(this.#lastId)}`;
  }

  /** Changes fields of a layer; `undefined` takes a field away. Moving or resizing places everything inside anew. */
  edit(layer: Layer, fields: Fields): void {
    const moves = Object.keys(fields).some((field) => placementFields.has(field));
    const settled = moves ? this.#writeImpliedPlacement(layer) : [];
    const change = this.#fieldChange(layer, fields);
    this.#apply([change]);
    this.#record([...settled, change, ...(moves ? this.#recomputePlacements(layer) : [])]);
  }

  insert(layer: Layer, parent: Layer, index: number): void {
    const change: Change = { kind: 'insert', layer, parent, index };
    this.#apply([change]);
    this.#record([change, ...this.#recomputePlacements(layer)]);
  }

  remove(layer: Layer): void {
    const parent = this.#parents.get(layer);
    if (!parent) return;
    const index = parent.children?.indexOf(layer) ?? -1;
    const settled = this.#writeImpliedPlacement(layer);
    const change: Change = { kind: 'remove', layer, parent, index };
    this.#apply([change]);
    this.#record([...settled, change]);
  }

  /** Ends a step of undo; changes after it are another step. */
  commit(): void {
    if (this.#open.length === 0) return;
    this.#done.push(this.#open);
    this.#open = [];
  }

  get canUndo(): boolean {
    return this.#done.length > 0 || this.#open.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  undo(): void {
    this.commit();
    const step = this.#done.pop();
    if (!step) return;
    this.#undone.push(step);
    this.#notify(this.#apply(step.map(reversed).reverse()));
  }

  redo(): void {
    const step = this.#undone.pop();
    if (!step) return;
    this.#done.push(step);
    this.#notify(this.#apply(step));
  }

  /** Calls back after every change; answers a function that stops it. */
  watch(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #record(changes: readonly Change[]): void {
    for (const change of changes) this.#open.push(change);
    this.#undone = [];
    this.#notify(changes);
  }

  #notify(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes);
  }

  #fieldChange(layer: Layer, after: Fields): Change {
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, layer[field]]));
    return { kind: 'fields', layer, before, after };
  }

  #apply(changes: readonly Change[]): readonly Change[] {
    for (const change of changes) {
      if (change.kind === 'fields') this.#setFields(change.layer, change.after);
      else if (change.kind === 'insert') this.#attach(change.layer, change.parent, change.index);
      else this.#detach(change.layer, change.parent);
    }
    return changes;
  }

  #setFields(layer: Layer, fields: Fields): void {
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) delete layer[field];
      else layer[field] = value;
    }
    if ('absoluteBoundingBox' in fields || 'size' in fields || 'relativeTransform' in fields)
      this.#invalidatePlacements(layer);
  }

  #attach(layer: Layer, parent: Layer, index: number): void {
    parent.children ??= [];
    parent.children.splice(index, 0, layer);
    this.#index(layer, parent);
  }

  #detach(layer: Layer, parent: Layer): void {
    const index = parent.children?.indexOf(layer) ?? -1;
    if (index >= 0) parent.children?.splice(index, 1);
    this.#unindex(layer);
  }

  /** Writes down what a file without geometry leaves open, so that what lies inside moves along. */
  #writeImpliedPlacement(layer: Layer): Change[] {
    const changes: Change[] = [];
    for (const inner of withDescendants(layer)) {
      if (inner.relativeTransform && inner.size) continue;
      const { width, height } = this.placementOf(inner);
      const fields = { relativeTransform: this.relativeTransformOf(inner), size: { x: width, y: height } };
      changes.push(this.#fieldChange(inner, fields));
    }
    this.#apply(changes);
    return changes;
  }

  /** Boxes on the page after a move, for the layer and all inside, as changes already made. */
  #recomputePlacements(layer: Layer): Change[] {
    const changes: Change[] = [];
    const parent = this.#parents.get(layer);
    const pending = [{ layer, parent: parent ? this.placementOf(parent).absolute : identity }];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const placement = placeByTransform(at.layer, at.parent);
      const box = boxAround(placement.absolute, placement.width, placement.height);
      const change = this.#fieldChange(at.layer, { absoluteBoundingBox: box, absoluteRenderBounds: box });
      this.#apply([change]);
      this.#placements.set(at.layer, placement);
      changes.push(change);
      for (const child of at.layer.children ?? []) pending.push({ layer: child, parent: placement.absolute });
    }
    return changes;
  }

  #invalidatePlacements(layer: Layer): void {
    for (const inner of withDescendants(layer)) this.#placements.delete(inner);
  }

  #index(layer: Layer, parent: Layer | undefined): void {
    const pending: { layer: Layer; parent: Layer | undefined }[] = [{ layer, parent }];
    for (let at = pending.pop(); at; at = pending.pop()) {
      this.#layers.set(at.layer.id, at.layer);
      if (at.parent) this.#parents.set(at.layer, at.parent);
      for (const child of at.layer.children ?? []) pending.push({ layer: child, parent: at.layer });
    }
  }

  #unindex(layer: Layer): void {
    for (const inner of withDescendants(layer)) {
      this.#layers.delete(inner.id);
      this.#placements.delete(inner);
    }
    this.#parents.delete(layer);
  }
}

/** The layer and everything inside it, in drawing order. */
export function* withDescendants(layer: Layer): Generator<Layer> {
  const pending = [layer];
  for (let at = pending.pop(); at; at = pending.pop()) {
    yield at;
    const children = at.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) pending.push(child);
    }
  }
}

function reversed(change: Change): Change {
  if (change.kind === 'fields') return { ...change, before: change.after, after: change.before };
  return { ...change, kind: change.kind === 'insert' ? 'remove' : 'insert' };
}

/** Where a layer lies: its own size and the transform from its own px to the page's. */
interface Placement {
  readonly width: number;
  readonly height: number;
  readonly absolute: Matrix;
}

/**
 * Places a layer whose parent is placed. Files read without geometry have neither `size` nor `relativeTransform`,
 * and no file says in which of Figma's two ways a group's children are counted; the one thing all agree on is
 * `absoluteBoundingBox`, so the origin comes from there and only turn and flip come from the rest.
 */
function placeLayer(layer: Layer, parent: Matrix): Placement {
  const own = withOrigin(layer.relativeTransform ?? rotated(layer.rotation ?? 0), 0, 0);
  const turned = withOrigin(multiply(parent, own), 0, 0);
  const box = layer.absoluteBoundingBox;
  if (!box) return placeByTransform(layer, parent);
  const { width, height } = layer.size
    ? { width: layer.size.x, height: layer.size.y }
    : sizeInside(box, turned);
  const around = boxAround(turned, width, height);
  return { width, height, absolute: withOrigin(turned, box.x - around.x, box.y - around.y) };
}

/** Places a layer by its own transform alone, as after an edit. */
function placeByTransform(layer: Layer, parent: Matrix): Placement {
  return {
    width: layer.size?.x ?? 0,
    height: layer.size?.y ?? 0,
    absolute: multiply(parent, layer.relativeTransform ?? identity),
  };
}

/** The rectangle that, turned so, just fills the box. At 45° many do; a square is taken then. */
function sizeInside(box: Box, turned: Matrix): { width: number; height: number } {
  const a = Math.abs(turned[0][0]);
  const c = Math.abs(turned[0][1]);
  const b = Math.abs(turned[1][0]);
  const d = Math.abs(turned[1][1]);
  if (b < 1e-9 && c < 1e-9) return { width: box.width, height: box.height };
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-3) {
    const side = box.width / (a + c);
    return { width: side, height: side };
  }
  return {
    width: Math.max(0, (d * box.width - c * box.height) / determinant),
    height: Math.max(0, (a * box.height - b * box.width) / determinant),
  };
}
