/**
 * One window's part of a file that several windows have open. The server puts the steps of all windows into one order,
 * and each window's document is what they come to in that order, with the window's own steps that have no place in it
 * yet behind them. So the last writer of a property wins, as in Figma, and all windows end up with the same document.
 * https://www.figma.com/blog/how-figmas-multiplayer-technology-works/
 */
import type { EditStep } from '../document/edit.ts';
import type { MadeStep, Scene } from '../document/scene.ts';
import { packValue, unpackValue } from '../runtime/pack-value.ts';

/** Steps that have got their place in the order. */
export interface OrderedSteps {
  /** The window they are from. */
  readonly session: number;
  /** The steps, packed; `null` where the server knows that the window is this one. */
  readonly steps: readonly string[] | null;
}

interface OwnStep {
  readonly made: MadeStep;
  /** As it was when it was made: what a layer comes to be later is the matter of later steps. */
  readonly packed: string;
}

export class SharedFile {
  readonly #scene: Scene;
  readonly #session: number;
  readonly #onMade: () => void;
  /** What was sent, by message, and has not come back yet. */
  #sent: (readonly OwnStep[])[] = [];
  #unsent: OwnStep[] = [];

  /** Calls `onMade` when there is something to send. */
  constructor(scene: Scene, session: number, onMade: () => void) {
    this.#scene = scene;
    this.#session = session;
    this.#onMade = onMade;
    scene.watch(({ own }) => {
      if (!own) return;
      this.#unsent.push({ made: own, packed: packValue(own.step).text });
      this.#onMade();
    });
  }

  /** What is to be sent next; nothing where there is nothing. */
  takeUnsent(): readonly string[] {
    if (this.#unsent.length === 0) return [];
    const taken = this.#unsent;
    this.#unsent = [];
    this.#sent.push(taken);
    return taken.map(({ packed }) => packed);
  }

  /**
   * Takes steps in their order, those of this window too.
   * @returns Hashes of pictures that layers of other windows show.
   */
  receive({ session, steps }: OrderedSteps): readonly string[] {
    if (session === this.#session || steps === null) {
      this.#sent.shift();
      return [];
    }
    const own = [...this.#sent.flat(), ...this.#unsent].map(({ made, packed }) => {
      made.step = unpackStep(packed);
      return made;
    });
    this.#scene.rebase(own, steps.map(unpackStep));
    return steps.flatMap((text) => Array.from(text.matchAll(/"imageRef":"(\w+)"/g), ([, hash = '']) => hash));
  }
}

function unpackStep(text: string): EditStep {
  return unpackValue({ text, buffers: [] }) as EditStep;
}
