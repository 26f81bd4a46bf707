/** Any of the plugin's callbacks; its arguments depend on the event. */
export type Listener = (...event: never[]) => unknown;

/** Callbacks by the name of their event, as `on`, `once` and `off` keep them. */
export class Callbacks {
  readonly #lists = new Map<string, { readonly call: Listener; readonly once: boolean }[]>();
  readonly #owner: string;
  readonly #names: ReadonlySet<string>;

  constructor(owner: string, names: readonly string[]) {
    this.#owner = owner;
    this.#names = new Set(names);
  }

  add(name: string, call: Listener, once: boolean): void {
    if (!this.#names.has(name))
      throw new Error(`not implemented in this host: ${this.#owner}.on of "${name}"`);
    if (typeof call !== 'function') throw new Error(`in on: Expected a function for "${name}".`);
    this.#lists.set(name, [...(this.#lists.get(name) ?? []), { call, once }]);
  }

  remove(name: string, call: unknown): void {
    this.#lists.set(
      name,
      (this.#lists.get(name) ?? []).filter((entry) => entry.call !== call),
    );
  }

  has(name: string): boolean {
    return (this.#lists.get(name) ?? []).length > 0;
  }

  /** Calls them in order and returns the last result; an error in one callback does not prevent the others. */
  emit(name: string, ...event: unknown[]): unknown {
    const entries = this.#lists.get(name) ?? [];
    this.#lists.set(
      name,
      entries.filter(({ once }) => !once),
    );
    let answer: unknown;
    const failures: unknown[] = [];
    for (const { call } of entries) {
      try {
        answer = (call as (...parameters: unknown[]) => unknown)(...event);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return answer;
  }
}
