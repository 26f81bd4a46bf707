import { type Change, type Edit, type EditStep, propertiesOf, type Property } from './edit.ts';
import { readProperty, reverseOf, type TreePosition, writeProperty } from './edit.ts';
import type { Box, Layer, Matrix } from './layer.ts';
import { boxAround, identity, invert, multiply, rotated, withOrigin } from './matrix.ts';
import type { OpenedJson } from './open-json.ts';

/** The event that listeners of a scene get. */
export interface SceneEvent {
  /** All changes. */
  readonly changes: readonly Change[];
  /** Of these, the direct changes, without derived ones. */
  readonly made: readonly Change[];
  /** The step of this window; `null` where another window of the file made the edits. */
  readonly own: MadeStep | null;
}

/** A step of this window, and its changes. They differ once a step of another window comes before it. */
export interface MadeStep {
  step: EditStep;
  changes: readonly Change[];
}

/** Properties that say where a layer lies; the rest of its placement follows from them. */
const placementFields: ReadonlySet<string> = new Set(['relativeTransform', 'size']);

/**
 * The open document: finds layers by id, knows their parents and positions, changes them, and undoes changes in
 * steps. It knows nothing of plugins, pictures or pages of a browser, and of other windows only that they make edits.
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
  readonly #listeners = new Set<(event: SceneEvent) => void>();
  readonly #idPrefix: string;
  #done: (readonly MadeStep[])[] = [];
  #undone: (readonly MadeStep[])[] = [];
  #open: MadeStep[] = [];
  #lastId = 0;

  /** @param session number of the window among those that ever had the file open; ids of new layers begin with it. */
  constructor(opened: OpenedJson, session = 1) {
    this.name = opened.name;
    this.document = opened.document;
    this.components = opened.components;
    this.componentSets = opened.componentSets;
    this.styles = opened.styles;
    this.#idPrefix = `${String(9000 + session)}:`;
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
    while (this.#layers.has(this.#idPrefix + String(this.#lastId)));
    return this.#idPrefix + String(this.#lastId);
  }

  /** Changes fields of a layer; `undefined` takes a field away. Moving or resizing places everything inside anew. */
  edit(layer: Layer, fields: Readonly<Record<string, unknown>>): void {
    const properties = propertiesOf(layer, fields);
    if (properties.length > 0) this.#make({ kind: 'fields', id: layer.id, properties });
  }

  insert(layer: Layer, parent: Layer, index: number): void {
    this.#make({ kind: 'insert', layer, at: positionIn(parent, index) });
  }

  /** Puts a layer elsewhere in the tree; `index` counts without it. */
  move(layer: Layer, parent: Layer, index: number): void {
    this.#make({ kind: 'move', id: layer.id, at: positionIn(parent, index, layer) });
  }

  remove(layer: Layer): void {
    this.#make({ kind: 'remove', id: layer.id });
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

  /**
   * Undoes the last step of this window. Changes of other windows stay, unless the step changed the same properties.
   */
  undo(): void {
    this.commit();
    const step = this.#done.pop();
    if (step) this.#undone.push([this.#takeBack(step)]);
  }

  /** Restores the state before the undo, with the changes of other windows. */
  redo(): void {
    const step = this.#undone.pop();
    if (step) this.#done.push([this.#takeBack(step)]);
  }

  /**
   * Makes the steps of another window, which come before those of this window that it did not know of. No undo of this
   * window takes them back.
   * @param own Steps of this window that other windows make after `steps`, as this window has sent them.
   */
  rebase(own: readonly MadeStep[], steps: readonly EditStep[]): void {
    const changes: Change[] = [];
    const perform = (step: EditStep): readonly Change[] => {
      const done = this.#perform(step);
      for (const change of done) changes.push(change);
      return done;
    };
    perform(backwards(own));
    const made = steps.flatMap(perform).filter(isMade);
    for (const one of own) one.changes = perform(one.step);
    if (changes.length > 0) this.#notify({ changes, made, own: null });
  }

  /** Calls back after every change; returns a function that ends that. */
  watch(listener: (event: SceneEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #make(edit: Edit): void {
    const step: EditStep = { edits: [edit], isExact: false };
    const changes = this.#perform(step);
    if (changes.length === 0) return;
    const own = { step, changes };
    this.#open.push(own);
    this.#undone = [];
    this.#notify({ changes, made: changes.filter(isMade), own });
  }

  /** The reverse is made of what there is now: taking it back once more then restores just that. */
  #takeBack(done: readonly MadeStep[]): MadeStep {
    const step = backwards(done);
    const changes = this.#perform(step);
    const own = { step, changes };
    this.#notify({ changes, made: changes.filter(isMade), own });
    return own;
  }

  #notify(event: SceneEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Applies an edit as far as possible: an edit of a removed layer does nothing. */
  #perform({ edits, isExact }: EditStep): readonly Change[] {
    return edits.flatMap((edit) => {
      switch (edit.kind) {
        case 'fields':
          return this.#performFields(edit.id, edit.properties, isExact);
        case 'insert':
          return this.#performInsert(edit.layer, edit.at, isExact);
        case 'move':
          return this.#performMove(edit.id, edit.at, isExact);
        case 'remove':
          return this.#performRemove(edit.id, isExact);
      }
    });
  }

  #performFields(id: string, properties: readonly Property[], isExact: boolean): readonly Change[] {
    const layer = this.find(id);
    if (!layer) return [];
    const isPlaced = !isExact && properties.some(([[field = '']]) => placementFields.has(field));
    const implied = isPlaced ? this.#writeImpliedPlacement(layer) : [];
    const change = this.#setProperties(layer, properties, false);
    return [...implied, change, ...(isPlaced ? this.#recomputePlacements(layer) : [])];
  }

  #performInsert(layer: Layer, at: TreePosition, isExact: boolean): readonly Change[] {
    const parent = this.find(at.parentId);
    if (!parent || this.find(layer.id)) return [];
    // A layer that another window has moved out of it in the meantime stays at its new position.
    for (const inner of withDescendants(layer))
      if (inner.children?.some(({ id }) => this.find(id)))
        inner.children = inner.children.filter(({ id }) => !this.find(id));
    this.#attach(layer, parent, at);
    this.#index(layer, parent);
    const change: Change = { kind: 'insert', layer, at };
    return isExact ? [change] : [change, ...this.#recomputePlacements(layer)];
  }

  #performMove(id: string, at: TreePosition, isExact: boolean): readonly Change[] {
    const layer = this.find(id);
    const before = layer && this.#parents.get(layer);
    const parent = this.find(at.parentId);
    // Another window has removed the new parent, so this layer is removed too.
    if (!parent && !isExact) return this.#performRemove(id, isExact);
    // As in Figma, a layer that would be moved into itself stays where it is.
    if (!layer || !before || !parent || this.#isInside(parent, layer)) return [];
    const implied = isExact ? [] : this.#writeImpliedPlacement(layer);
    const from = this.#detach(layer, before);
    this.#attach(layer, parent, at);
    this.#invalidatePlacements(layer);
    const change: Change = { kind: 'move', id, before: from, after: at };
    return [...implied, change, ...(isExact ? [] : this.#recomputePlacements(layer))];
  }

  #performRemove(id: string, isExact: boolean): readonly Change[] {
    const layer = this.find(id);
    const parent = layer && this.#parents.get(layer);
    if (!layer || !parent) return [];
    const implied = isExact ? [] : this.#writeImpliedPlacement(layer);
    const at = this.#detach(layer, parent);
    this.#unindex(layer);
    return [...implied, { kind: 'remove', layer, at }];
  }

  #setProperties(layer: Layer, after: readonly Property[], isDerived: boolean): Change {
    const before = after.map(([path]): Property => [path, readProperty(layer, path)]);
    for (const property of after) writeProperty(layer, property);
    const fields = new Set(after.map(([[field]]) => field));
    if (['absoluteBoundingBox', 'size', 'relativeTransform'].some((field) => fields.has(field)))
      this.#invalidatePlacements(layer);
    return { kind: 'fields', id: layer.id, before, after, isDerived };
  }

  #attach(layer: Layer, parent: Layer, { after, index }: TreePosition): void {
    const siblings = (parent.children ??= []);
    const before = siblings.findIndex(({ id }) => id === after);
    siblings.splice(after === null || before >= 0 ? before + 1 : index, 0, layer);
    this.#parents.set(layer, parent);
  }

  #detach(layer: Layer, parent: Layer): TreePosition {
    const siblings = parent.children ?? [];
    const index = siblings.indexOf(layer);
    const after = siblings[index - 1]?.id ?? null;
    siblings.splice(index, 1);
    return { parentId: parent.id, index, after };
  }

  #isInside(layer: Layer, outer: Layer): boolean {
    let at: Layer | undefined = layer;
    while (at && at !== outer) at = this.#parents.get(at);
    return at === outer;
  }

  /** Adds the geometry that a file leaves out, so that children move with their parent. */
  #writeImpliedPlacement(layer: Layer): Change[] {
    const pending: (readonly [Layer, readonly Property[]])[] = [];
    for (const inner of withDescendants(layer)) {
      if (inner.relativeTransform && inner.size) continue;
      const { width, height } = this.placementOf(inner);
      const size = { x: width, y: height };
      pending.push([
        inner,
        [
          [['relativeTransform'], this.relativeTransformOf(inner)],
          [['size'], size],
        ],
      ]);
    }
    return pending.map(([inner, properties]) => this.#setProperties(inner, properties, true));
  }

  /** Boxes on the page after a move, for the layer and all inside, as changes already made. */
  #recomputePlacements(layer: Layer): Change[] {
    const changes: Change[] = [];
    const parent = this.#parents.get(layer);
    const pending = [{ layer, parent: parent ? this.placementOf(parent).absolute : identity }];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const placement = placeByTransform(at.layer, at.parent);
      const box = boxAround(placement.absolute, placement.width, placement.height);
      const boxes: readonly Property[] = [
        [['absoluteBoundingBox'], box],
        [['absoluteRenderBounds'], box],
      ];
      changes.push(this.#setProperties(at.layer, boxes, true));
      this.#placements.set(at.layer, placement);
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

function positionIn(parent: Layer, index: number, moved?: Layer): TreePosition {
  const siblings = (parent.children ?? []).filter((layer) => layer !== moved);
  return { parentId: parent.id, index, after: siblings[Math.min(index, siblings.length) - 1]?.id ?? null };
}

function backwards(steps: readonly MadeStep[]): EditStep {
  return { edits: steps.flatMap(({ changes }) => changes.map(reverseOf)).reverse(), isExact: true };
}

function isMade(change: Change): boolean {
  return change.kind !== 'fields' || !change.isDerived;
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

/** Ids of the layers that a change names, with the layers inside one that is added or removed. */
export function idsOf(change: Change): readonly string[] {
  if (change.kind === 'fields') return [change.id];
  if (change.kind === 'move') return [change.id, change.before.parentId, change.after.parentId];
  return [...Array.from(withDescendants(change.layer), ({ id }) => id), change.at.parentId];
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

/** The rectangle that fills the box when it is rotated. At 45° there are many; a square is used then. */
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
