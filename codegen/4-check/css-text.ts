/**
 * The little that must be known of CSS to move it from files into a page: where strings, comments and addresses
 * are, and which words are class names. Everything else passes through byte for byte.
 */

type Piece = {
  readonly kind: 'comment' | 'string' | 'url' | 'mark' | 'text';
  readonly text: string;
};

const piecePattern = new RegExp(
  [
    String.raw`(?<comment>\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>"(?:\\[\s\S]|[^"\\])*"?|'(?:\\[\s\S]|[^'\\])*'?)`,
    String.raw`(?<url>\burl\((?:\s*(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')\s*|(?:\\[\s\S]|[^)"'\\])*)\))`,
    String.raw`(?<mark>[{};])`,
    String.raw`(?<text>(?:\\[\s\S]|(?!\burl\()[^"'{};/\\]|\/(?!\*)|\\$)+)`,
  ].join('|'),
  'gi',
);

function* piecesOf(css: string): Generator<Piece> {
  for (const match of css.matchAll(piecePattern)) {
    const { comment, string, url, mark } = match.groups ?? {};
    const kind = comment !== undefined ? 'comment' : string !== undefined ? 'string' : undefined;
    yield {
      kind: kind ?? (url !== undefined ? 'url' : mark !== undefined ? 'mark' : 'text'),
      text: match[0],
    };
  }
}

/** Replaces every address in `url(…)`; the answer is an address too, and never holds quotes. */
export function mapAddresses(css: string, map: (address: string) => string): string {
  let text = '';
  for (const piece of piecesOf(css)) {
    text += piece.kind === 'url' ? `url("${map(addressIn(piece.text))}")` : piece.text;
  }
  return text;
}

function addressIn(url: string): string {
  const inside = url.slice(url.indexOf('(') + 1, -1).trim();
  const bare = /^["']/.test(inside) ? inside.slice(1, -1) : inside;
  return unescapeCss(bare);
}

/** Replaces whole `@import` rules of other style sheets with what `load` gives for their address; `null` leaves one. */
export function mapImports(css: string, load: (address: string) => string | null): string {
  const pieces = [...piecesOf(css)];
  let text = '';
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    const start = piece.kind === 'text' ? piece.text.search(/@import\s*$/i) : -1;
    const target = pieces[index + 1];
    const end = start < 0 ? -1 : pieces.findIndex((each, at) => at > index && each.text === ';');
    const loaded = target && end > 0 ? load(addressOfImport(target)) : null;
    if (loaded === null) {
      text += piece.text;
      continue;
    }
    text += piece.text.slice(0, start) + loaded;
    index = end;
  }
  return text;
}

function addressOfImport(piece: Piece): string {
  return piece.kind === 'url' ? addressIn(piece.text) : unescapeCss(piece.text.slice(1, -1));
}

export interface ScopedCss {
  readonly css: string;
  /** The new name of each class. */
  readonly classes: Readonly<Record<string, string>>;
}

const classPattern =
  /\.((?:-?(?:[_a-z\u0080-\uffff]|\\[0-9a-f]{1,6}\s?|\\[\s\S])|--)(?:[-_a-z0-9\u0080-\uffff]|\\[0-9a-f]{1,6}\s?|\\[\s\S])*)/gi;

/** Gives every class of a CSS Module a name with `prefix`, as a bundler does; names of animations stay. */
export function scopeClasses(css: string, prefix: string): ScopedCss {
  const classes: Record<string, string> = Object.create(null) as Record<string, string>;
  let text = '';
  let prelude: Piece[] = [];
  for (const piece of piecesOf(css)) {
    if (piece.kind !== 'mark') {
      prelude.push(piece);
      continue;
    }
    const isSelector = piece.text === '{' && !startsAtRule(prelude);
    for (const part of prelude) {
      text += isSelector && part.kind === 'text' ? part.text.replace(classPattern, rename) : part.text;
    }
    text += piece.text;
    prelude = [];
  }
  return { css: text + prelude.map((part) => part.text).join(''), classes };

  function rename(_match: string, escaped: string): string {
    const name = unescapeCss(escaped);
    classes[name] = prefix + name;
    return `.${prefix}${escaped}`;
  }
}

function startsAtRule(prelude: readonly Piece[]): boolean {
  const first = prelude.find((piece) => piece.kind !== 'comment' && piece.text.trim() !== '');
  return first?.text.trimStart().startsWith('@') ?? false;
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_match, code?: string, character?: string) => {
    if (code === undefined) return character ?? '';
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}
