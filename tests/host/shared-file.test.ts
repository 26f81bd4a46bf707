/** Windows of one file without browser and server: whatever they make at the same moment, all end with one document. */
import { describe, expect, it } from 'vitest';
import { openJson } from '../../host/document/open-json.ts';
import type { Layer } from '../../host/document/layer.ts';
import { Scene, withDescendants } from '../../host/document/scene.ts';
import { SharedFile } from '../../host/page/shared-file.ts';

const box = (x: number, y: number) => ({
  absoluteBoundingBox: { x, y, width: 10, height: 10 },
  absoluteRenderBounds: { x, y, width: 10, height: 10 },
});
const json = {
  name: 'File',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      {
        id: '0:1',
        name: 'Page',
        type: 'CANVAS',
        children: ['1:1', '1:2', '1:3'].map((id, at) => ({
          id,
          name: `Frame ${id}`,
          type: 'FRAME',
          ...box(at * 20, 0),
          children: [{ id: `2:${at}`, name: 'Inner', type: 'RECTANGLE', ...box(at * 20, 0) }],
        })),
      },
    ],
  },
};

interface Message {
  readonly session: number;
  readonly steps: readonly string[];
}

/** The order of a server, which each window learns of in its own time. */
class Order {
  readonly #order: Message[] = [];
  readonly windows: readonly Window[];

  constructor(count: number) {
    this.windows = Array.from({ length: count }, (_, at) => new Window(at + 1, this.#order));
  }

  settle(): void {
    for (const window of this.windows) window.send();
    for (const window of this.windows) while (window.receive());
  }
}

class Window {
  readonly scene: Scene;
  readonly #file: SharedFile;
  readonly #session: number;
  readonly #order: Message[];
  #known = 0;

  constructor(session: number, order: Message[]) {
    this.#session = session;
    this.#order = order;
    this.scene = new Scene(openJson(structuredClone(json), 'File'), session);
    this.#file = new SharedFile(this.scene, session, () => undefined);
  }

  send(): void {
    const steps = this.#file.takeUnsent();
    if (steps.length > 0) this.#order.push({ session: this.#session, steps });
  }

  /** Takes one message of the order; false where there is none. */
  receive(): boolean {
    const next = this.#order[this.#known];
    if (!next) return false;
    this.#known += 1;
    this.#file.receive(next);
    return true;
  }

  get(id: string): Layer {
    const layer = this.scene.find(id);
    if (!layer) throw new Error(`no ${id}`);
    return layer;
  }

  get document(): unknown {
    return structuredClone(this.scene.document);
  }
}

function two(): { readonly order: Order; readonly one: Window; readonly other: Window } {
  const order = new Order(2);
  const [one, other] = order.windows;
  if (!one || !other) throw new Error('There are two.');
  return { order, one, other };
}

const childrenOf = (window: Window, id: string) => (window.get(id).children ?? []).map((child) => child.id);
const rectangle = (window: Window, name: string): Layer => ({
  id: window.scene.newId(),
  name,
  type: 'RECTANGLE',
  relativeTransform: [
    [1, 0, 5],
    [0, 1, 5],
  ],
  size: { x: 10, y: 10 },
});

describe('two windows of a file', () => {
  it('have what the other made, under ids that cannot be the same', () => {
    const { order, one, other } = two();
    one.scene.insert(rectangle(one, 'Mine'), one.get('1:1'), 0);
    other.scene.insert(rectangle(other, 'Theirs'), other.get('1:1'), 0);
    order.settle();
    expect(childrenOf(one, '1:1')).toEqual(['9002:1', '9001:1', '2:0']);
    expect(other.document).toEqual(one.document);
    expect(other.get('9001:1').absoluteBoundingBox).toEqual({ x: 5, y: 5, width: 10, height: 10 });
  });

  it('let the last one win who writes a property, and keep both where two were written', () => {
    const { order, one, other } = two();
    one.scene.edit(one.get('1:1'), { name: 'One', opacity: 0.5 });
    other.scene.edit(other.get('1:1'), { name: 'Other', visible: false });
    one.send();
    other.send();
    // Before it has received the other's change, each shows its own.
    expect([one.get('1:1').name, other.get('1:1').name]).toEqual(['One', 'Other']);
    other.receive();
    expect(other.get('1:1')).toMatchObject({ name: 'Other', opacity: 0.5, visible: false });
    order.settle();
    expect(one.get('1:1')).toMatchObject({ name: 'Other', opacity: 0.5, visible: false });
    expect(other.document).toEqual(one.document);
  });

  it('take each key of plugin data for a property of its own', () => {
    const { order, one, other } = two();
    one.scene.edit(one.get('0:0'), { pluginData: { plugin: { a: '1' } } });
    order.settle();
    one.scene.edit(one.get('0:0'), { pluginData: { plugin: { a: '1', b: '2' } } });
    other.scene.edit(other.get('0:0'), { pluginData: { plugin: { c: '3' } } });
    order.settle();
    expect(one.get('0:0')['pluginData']).toEqual({ plugin: { b: '2', c: '3' } });
    expect(other.document).toEqual(one.document);
  });

  it('undo what they made themselves, and redo to what there was before the undo', () => {
    const { order, one, other } = two();
    one.scene.edit(one.get('1:1'), { name: 'One' });
    one.scene.commit();
    order.settle();
    other.scene.edit(other.get('1:1'), { name: 'Other' });
    other.scene.edit(other.get('1:2'), { name: 'Too' });
    order.settle();
    one.scene.undo();
    order.settle();
    expect([other.get('1:1').name, other.get('1:2').name]).toEqual(['Frame 1:1', 'Too']);
    one.scene.redo();
    order.settle();
    expect(other.get('1:1').name).toBe('Other');
    expect(one.scene.canRedo).toBe(false);
  });

  it('lose what is put into a layer that the other has removed, and keep nothing half', () => {
    const { order, one, other } = two();
    one.scene.remove(one.get('1:1'));
    one.send();
    other.scene.insert(rectangle(other, 'Late'), other.get('1:1'), 0);
    other.scene.edit(other.get('9002:1'), { name: 'Later' });
    // As a plugin does it: made on the page, and put into the frame.
    other.scene.insert(rectangle(other, 'Late'), other.get('0:1'), 0);
    other.scene.move(other.get('9002:2'), other.get('1:1'), 0);
    order.settle();
    expect([one.scene.find('9002:1'), one.scene.find('9002:2')]).toEqual([undefined, undefined]);
    expect(other.document).toEqual(one.document);
    // The one who removed it can bring it back as it was.
    one.scene.undo();
    order.settle();
    expect(childrenOf(other, '1:1')).toEqual(['2:0']);
    expect(other.document).toEqual(one.document);
  });

  it('put no layer into itself by two moves that are right each alone', () => {
    const { order, one, other } = two();
    one.scene.move(one.get('1:1'), one.get('1:2'), 0);
    other.scene.move(other.get('1:2'), other.get('1:1'), 0);
    order.settle();
    expect(childrenOf(one, '0:1')).toEqual(['1:2', '1:3']);
    expect(other.document).toEqual(one.document);
  });

  it('name the person who made a change, and leave out what was only normalised', () => {
    const { one, other } = two();
    const told: string[] = [];
    one.scene.watch(({ own, made }) =>
      told.push(
        ...made.map(
          (change) => `${own ? 'local' : 'remote'} ${'id' in change ? change.id : change.layer.id}`,
        ),
      ),
    );
    one.scene.edit(one.get('1:1'), { name: 'One' });
    other.scene.edit(other.get('1:2'), { name: 'Other' });
    other.send();
    one.receive();
    expect(told).toEqual(['local 1:1', 'remote 1:2']);
  });
});

describe('three windows that do what they like', () => {
  /** A small generator (mulberry32): a failure can be had again by its seed. */
  const randomOf = (seed: number) => {
    let at = seed;
    return (below: number): number => {
      at = (at + 0x6d2b79f5) | 0;
      let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  };

  function act(window: Window, random: (below: number) => number): void {
    const { scene } = window;
    const layers = [...withDescendants(scene.document)].filter(({ type }) => type !== 'DOCUMENT');
    const pick = () => layers[random(layers.length)] as Layer;
    const layer = pick();
    const movable = layer.type === 'CANVAS' ? undefined : layer;
    switch (random(9)) {
      case 0:
        return scene.edit(layer, { name: `n${random(1000)}` });
      case 1: {
        const data = (layer['pluginData'] ?? {}) as Record<string, Record<string, string>>;
        const entries = { ...data['p'], [`k${random(3)}`]: `v${random(1000)}` };
        return scene.edit(layer, { pluginData: { ...data, p: entries } });
      }
      case 2:
        return scene.insert(rectangle(window, 'New'), layer, random((layer.children?.length ?? 0) + 1));
      case 3:
        if (movable && random(3) === 0) scene.remove(movable);
        return;
      case 4: {
        const parent = pick();
        for (let at: Layer | undefined = parent; at; at = scene.parentOf(at)) if (at === movable) return;
        if (movable) scene.move(movable, parent, random((parent.children?.length ?? 0) + 1));
        return;
      }
      case 5:
        if (movable)
          scene.edit(movable, {
            relativeTransform: [
              [1, 0, random(100)],
              [0, 1, random(100)],
            ],
          });
        return;
      case 6:
        return scene.commit();
      case 7:
        return scene.undo();
      default:
        return scene.redo();
    }
  }

  it.each(Array.from({ length: 60 }, (_, seed) => seed))('end with one document (%i)', (seed) => {
    const random = randomOf(seed);
    const order = new Order(3);
    for (let turn = 0; turn < 150; turn += 1) {
      const window = order.windows[random(3)] as Window;
      const what = random(4);
      if (what < 2) act(window, random);
      else if (what === 2) window.send();
      else window.receive();
    }
    order.settle();
    const [first, ...others] = order.windows.map((window) => tree(window.scene.document));
    for (const other of others) expect(other).toEqual(first);
    for (const { scene } of order.windows)
      for (const layer of withDescendants(scene.document)) expect(scene.find(layer.id)).toBe(layer);
  });
});

/** All but the boxes on the page, which each window counts for itself and which the last writer of a place decides. */
function tree(layer: Layer): unknown {
  const { absoluteBoundingBox: _box, absoluteRenderBounds: _bounds, children = [], ...own } = layer;
  return { ...own, children: children.map(tree) };
}
