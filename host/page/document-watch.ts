import type { Change } from '../document/edit.ts';
import type { Scene, SceneEvent } from '../document/scene.ts';
import type { LayerChange } from '../runtime/bridge.ts';

/**
 * What a plugin is told that listens to the document: its own changes, the person's and those of other windows, together
 * and a little later. A change that the plugin makes while it is being told is its own affair, as in Figma.
 * https://developers.figma.com/docs/plugins/api/properties/figma-on#documentchange
 * https://developers.figma.com/docs/plugins/api/properties/PageNode-on
 */
export class DocumentWatch {
  readonly #scene: Scene;
  readonly #tell: (changes: readonly LayerChange[]) => void;
  #waiting: LayerChange[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOn = false;
  #isTelling = false;

  constructor(scene: Scene, tell: (changes: readonly LayerChange[]) => void) {
    this.#scene = scene;
    this.#tell = tell;
  }

  start(): void {
    this.#isOn = true;
  }

  stop(): void {
    this.#isOn = false;
    clearTimeout(this.#timer);
  }

  add({ made, own }: SceneEvent): void {
    if (!this.#isOn || this.#isTelling) return;
    for (const change of made) this.#join({ ...this.#describe(change), origin: own ? 'LOCAL' : 'REMOTE' });
    this.#timer ??= setTimeout(() => {
      this.#flush();
    });
  }

  /** Changes of one layer are reported together unless something else happened in between. */
  #join(change: LayerChange): void {
    const last = this.#waiting.at(-1);
    const isSame = last?.id === change.id && last.origin === change.origin;
    if (!isSame || last.type !== 'PROPERTY_CHANGE' || change.type !== 'PROPERTY_CHANGE') {
      this.#waiting.push(change);
      return;
    }
    const properties = [...last.properties, ...change.properties];
    this.#waiting.splice(-1, 1, { ...change, properties });
  }

  #flush(): void {
    const changes = this.#waiting;
    this.#waiting = [];
    this.#timer = undefined;
    this.#isTelling = true;
    try {
      this.#tell(changes);
    } finally {
      this.#isTelling = false;
    }
  }

  #describe(change: Change): Omit<LayerChange, 'origin'> {
    switch (change.kind) {
      case 'insert':
        return this.#describeWhole('CREATE', change);
      case 'remove':
        return this.#describeWhole('DELETE', change);
      case 'move':
        return this.#describeProperties(change.id, [['parent']]);
      case 'fields':
        return this.#describeProperties(
          change.id,
          change.after.map(([path]) => path),
        );
    }
  }

  #describeWhole(
    type: 'CREATE' | 'DELETE',
    { layer, at }: Extract<Change, { readonly kind: 'insert' | 'remove' }>,
  ): Omit<LayerChange, 'origin'> {
    const pageId = layer.type === 'CANVAS' ? layer.id : this.#pageIdOf(at.parentId);
    return { type, id: layer.id, pageId, layerType: layer.type, properties: [] };
  }

  #describeProperties(id: string, properties: LayerChange['properties']): Omit<LayerChange, 'origin'> {
    const layerType = this.#scene.find(id)?.type ?? '';
    return { type: 'PROPERTY_CHANGE', id, pageId: this.#pageIdOf(id), layerType, properties };
  }

  #pageIdOf(id: string): string | null {
    const layer = this.#scene.find(id);
    return (layer && this.#scene.pageOf(layer)?.id) ?? null;
  }
}
