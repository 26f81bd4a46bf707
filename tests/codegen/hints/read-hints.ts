/**
 * A reader of hints that knows nothing but their text: what it recovers is what a model can know. It throws where a
 * line cannot be read.
 */

/** A layer as far as its hints tell of it. */
export interface ReadLayer {
  readonly number: number;
  readonly kind: string;
  /** The parent's number; `null` for a frame. */
  readonly parent: number | null;
  readonly characters: string | null;
  /** The property of the use around it that says its words; `null` where it says them itself. */
  readonly wordsOf: string | null;
  /** A length in px or a token's name where it is fixed, else how it is sized. */
  readonly width: string;
  readonly height: string;
  /** Whether it covers its whole parent. */
  readonly coversParent: boolean;
  /** The pins of what nothing lays out, as `lt`; `null` for what a layout places. */
  readonly pins: string | null;
  readonly mask: string | null;
  readonly properties: Readonly<Record<string, string | boolean>>;
  readonly tokens: ReadonlySet<string>;
}

/** Reads all layers of uncut hints, in the order of their numbers. */
export function readHints(text: string): readonly ReadLayer[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('Layers by '));
  if (start < 0) throw new Error('The hints have no layers.');
  const styles = new Map(lines.slice(0, start).flatMap(readStyle));
  const reader = new LayerReader(styles);
  for (const line of lines.slice(start + 1)) reader.read(line);
  return reader.layers;
}

function readStyle(line: string): readonly (readonly [string, readonly string[]])[] {
  const [, name, style] = /^(s\d+): (.*)$/.exec(line) ?? [];
  return name === undefined || style === undefined ? [] : [[name, splitWords(style)]];
}

class LayerReader {
  readonly layers: ReadLayer[] = [];
  readonly #depths: number[] = [];
  readonly #styles: ReadonlyMap<string, readonly string[]>;

  constructor(styles: ReadonlyMap<string, readonly string[]>) {
    this.#styles = styles;
  }

  read(line: string): void {
    const depth = line.length - line.trimStart().length;
    const [first = '', ...words] = splitWords(line.trimStart());
    const [, kind, number] = /^([a-z-]+?)(\d+)$/.exec(first.replace(/;$/, '')) ?? [];
    if (kind === undefined || Number(number) !== this.layers.length + 1)
      throw new Error(`"${line}" is not the next layer.`);
    if (words[0] === 'like') this.#repeat(line, depth, Number.parseInt(words[1] ?? '', 10));
    else this.#add(depth, readWords(kind, this.#expand(words)));
  }

  #add(depth: number, told: Omit<ReadLayer, 'number' | 'parent'>): void {
    const parent = this.#depths.findLastIndex((other) => other < depth);
    this.#depths.push(depth);
    const around = told.coversParent ? this.layers[parent] : undefined;
    const size = around === undefined ? {} : { width: around.width, height: around.height };
    const words = told.wordsOf === null ? {} : { characters: this.#propertyAround(parent, told.wordsOf) };
    this.layers.push({
      ...told,
      ...size,
      ...words,
      number: this.layers.length + 1,
      parent: parent < 0 ? null : parent + 1,
    });
  }

  /** What the nearest use around a layer says under this name. */
  #propertyAround(parent: number, name: string): string | null {
    for (let at = parent; at >= 0; at = (this.layers[at]?.parent ?? 0) - 1) {
      const layer = this.layers[at];
      if (layer?.kind === 'use') return String(layer.properties[name]);
    }
    return null;
  }

  /** Adds a copy of an earlier subtree, changed where the line says so. */
  #repeat(line: string, depth: number, from: number): void {
    const own = this.#depths[from - 1];
    if (own === undefined) throw new Error(`"${line}" is like nothing.`);
    const next = this.#depths.findIndex((other, index) => index >= from && other <= own);
    const copied = this.layers.slice(from - 1, next < 0 ? undefined : next);
    const changes = new Map(
      splitWords(line, ';')
        .slice(1)
        .map((change) => {
          const [number = '', ...words] = splitWords(change.trim());
          return [Number(number), words] as const;
        }),
    );
    copied.forEach((layer, index) => {
      const words = changes.get(this.layers.length + 1);
      const level = depth + (this.#depths[from - 1 + index] ?? 0) - own;
      if (words === undefined) this.#add(level, layer);
      else if (words[0] === '=') this.#add(level, readWords(layer.kind, this.#expand(words.slice(1))));
      else this.#add(level, { ...layer, characters: readCharacters(words[0] ?? ''), wordsOf: null });
    });
  }

  #expand(words: readonly string[]): readonly string[] {
    return words.flatMap((word) => this.#styles.get(word) ?? [word]);
  }
}

function readWords(kind: string, words: readonly string[]): Omit<ReadLayer, 'number' | 'parent'> {
  const [size] = words.filter((word) => /^[^"{(<]*(?:\$"[^"]*")?×/.test(word));
  const [width = '-', height = '-'] = size?.split('×') ?? [];
  const place = words.find((word) => /^(?:@|whole(?::|$)|:[lrcws][tbcws]$)/.test(word));
  const mask = words.find((word) => word.startsWith('mask-'));
  const driven = words.find((word) => word.startsWith('<'));
  const own = /^["(]/.test(words[0] ?? '') ? (words[0] ?? '') : null;
  const properties = words.find((word) => word.startsWith('{'));
  return {
    kind,
    characters: kind === 'text' && own !== null ? readCharacters(own) : null,
    wordsOf: kind === 'text' && own === null ? (readProperties(driven ?? '')['words'] as string) : null,
    width,
    height,
    coversParent: place?.startsWith('whole') === true,
    pins: place === undefined ? null : (place.split(':')[1] ?? 'lt'),
    mask: mask === undefined ? null : mask.slice('mask-'.length),
    properties: properties === undefined ? {} : readProperties(properties),
    tokens: new Set(words.flatMap(findTokens)),
  };
}

/** `"all of it"`, or runs as `("one" …)("other" …)`. */
function readCharacters(word: string): string {
  if (word.startsWith('"')) return String(JSON.parse(word));
  return [...word.matchAll(/\(("(?:[^"\\]|\\.)*")/g)]
    .map(([, run = '""']) => String(JSON.parse(run)))
    .join('');
}

function readProperties(word: string): Readonly<Record<string, string | boolean>> {
  const plain = (text: string) => (text.startsWith('"') ? String(JSON.parse(text)) : text);
  return Object.fromEntries<string | boolean>(
    splitWords(word.slice(1, -1), ',').map((written): readonly [string, string | boolean] => {
      const entry = written.trim();
      const [key = '', value] = splitWords(entry, '=');
      if (value !== undefined) return [plain(key), plain(value)];
      return entry.startsWith('!') ? [plain(entry.slice(1)), false] : [plain(entry), true];
    }),
  );
}

/** Names after a `$`, outside of what is quoted. */
function findTokens(word: string): readonly string[] {
  const found = word.matchAll(/\$("(?:[^"\\]|\\.)*"|[\w./-]+)|"(?:[^"\\]|\\.)*"/g);
  return [...found].flatMap(([, name]) =>
    name === undefined ? [] : [name.startsWith('"') ? String(JSON.parse(name)) : name],
  );
}

/** Splits at a sign that is neither quoted nor in brackets. */
function splitWords(text: string, sign = ' '): readonly string[] {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[^"]/gs)) {
    if (piece === sign && depth === 0) {
      words.push(word);
      word = '';
      continue;
    }
    if ('{(<'.includes(piece)) depth += 1;
    if ('})>'.includes(piece)) depth -= 1;
    word += piece;
  }
  return [...words, word].filter((found) => found !== '');
}
