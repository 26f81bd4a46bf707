/** One file of an answer after mending: usable, with what was mended; or not, with the reason. */
export type Mended =
  | { readonly usable: true; readonly text: string; readonly notes: readonly string[] }
  | { readonly usable: false; readonly reason: string };

export function unusable(reason: string): Mended {
  return { usable: false, reason };
}

/** What the files around a mended file offer it. */
export interface MendContext {
  readonly path: string;
  /** All paths of the project, the answer's new files among them. */
  readonly paths: ReadonlySet<string>;
  /** The components other files export by name: their paths. */
  readonly components: ReadonlyMap<string, string>;
}
