import type { Layer } from '../../document/layer.ts';

/** The data that drawing needs besides the layers, and the collected definitions. */
export interface SvgSources {
  /** Address of an image fill with its size in px, `undefined` where the document has no bytes of it. */
  image(ref: string): { readonly href: string; readonly width: number; readonly height: number } | undefined;
  /** Address of Figma's own export of one layer. */
  nodeExport(id: string): string | undefined;
  /** Whether layers carry their ids and names in the SVG. */
  readonly ids: 'node' | 'name' | 'none';
  /** A layer that is drawn without what lies inside it. */
  readonly alone?: Layer | null;
}

/** Collects `<defs>` while a picture is drawn; the prefix makes ids unique within the page. */
export class SvgContext {
  readonly sources: SvgSources;
  readonly #prefix: string;
  readonly #definitions: string[] = [];
  readonly #ids = new Map<string, string>();

  constructor(sources: SvgSources, prefix: string) {
    this.sources = sources;
    this.#prefix = prefix;
  }

  /** Adds a definition, once for equal ones, and answers its id. */
  define(make: (id: string) => string, key = make('')): string {
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `${this.#prefix}${String(this.#ids.size)}`;
    this.#ids.set(key, id);
    this.#definitions.push(make(id));
    return id;
  }

  get definitions(): string {
    return this.#definitions.length === 0 ? '' : `<defs>${this.#definitions.join('')}</defs>`;
  }
}
