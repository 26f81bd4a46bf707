/** A style sheet as syntax units: rules are known by their selectors, declarations by their properties. */
import {
  createSyntaxUnit,
  type Fingerprints,
  type ListKind,
  type SyntaxUnit,
  type SyntaxUnitTree,
} from './syntax-unit.ts';

const blockListKind: ListKind = { separator: '', comment: 'block' };

/** `null` if brackets are not balanced. */
export function readStylesheetUnits(text: string, fingerprints: Fingerprints): SyntaxUnitTree | null {
  const reader = new StylesheetReader(text, fingerprints);
  const rules = reader.readItems(0, true);
  if (rules === null || reader.at < text.length) return null;
  return {
    text,
    root: createSyntaxUnit(fingerprints, text, { kind: 'file', from: 0, to: text.length, parts: [rules] }),
  };
}

class StylesheetReader {
  at = 0;
  readonly #text: string;
  readonly #fingerprints: Fingerprints;

  constructor(text: string, fingerprints: Fingerprints) {
    this.#text = text;
    this.#fingerprints = fingerprints;
  }

  /** Rules and declarations up to the closing bracket. */
  readItems(from: number, isFile: boolean): SyntaxUnit | null {
    const items: SyntaxUnit[] = [];
    const seen = new Map<string, number>();
    for (;;) {
      this.#skipLayout();
      if (this.at >= this.#text.length || this.#text[this.at] === '}') break;
      const item = this.#readItem(seen);
      if (item === null) return null;
      items.push(item);
    }
    const closed = this.#text[this.at] === '}';
    if (closed === isFile) return null;
    const fields = { kind: 'list', role: 'items', from, to: this.at, parts: items, list: blockListKind };
    return createSyntaxUnit(this.#fingerprints, this.#text, fields);
  }

  #readItem(seen: Map<string, number>): SyntaxUnit | null {
    const from = this.at;
    const mark = this.#findMark();
    const head = this.#text.slice(from, mark).trimEnd();
    const headEnd = from + head.length;
    if (this.#text[mark] === '{') {
      this.at = mark + 1;
      const body = this.readItems(mark + 1, false);
      if (body === null) return null;
      this.at += 1;
      const selectorText = head.replace(/\s+/g, ' ');
      const selector = this.#leaf('selector', from, headEnd, selectorText);
      const name = numberRepeated(seen, selectorText);
      const fields = { kind: 'rule', name, from, to: this.at, parts: [selector, body] };
      return createSyntaxUnit(this.#fingerprints, this.#text, fields);
    }
    this.at = this.#text[mark] === ';' ? mark + 1 : mark;
    return this.#declaration(from, head, headEnd, seen);
  }

  #declaration(from: number, head: string, to: number, seen: Map<string, number>): SyntaxUnit {
    const colon = head.startsWith('@') ? -1 : head.indexOf(':');
    if (colon < 0) {
      const fields = {
        kind: 'statement',
        name: numberRepeated(seen, head),
        from,
        to: this.at,
        content: head,
      };
      return createSyntaxUnit(this.#fingerprints, this.#text, fields);
    }
    const property = head.slice(0, colon).trim();
    const gap = /^\s*/.exec(head.slice(colon + 1))?.[0].length ?? 0;
    const start = from + colon + 1 + gap;
    const value = this.#leaf('value', start, to, this.#text.slice(start, to).replace(/\s+/g, ' '));
    const fields = {
      kind: 'declaration',
      name: numberRepeated(seen, property),
      from,
      to: this.at,
      parts: [value],
    };
    return createSyntaxUnit(this.#fingerprints, this.#text, fields);
  }

  #leaf(role: string, from: number, to: number, content: string): SyntaxUnit {
    return createSyntaxUnit(this.#fingerprints, this.#text, { kind: role, role, from, to, content });
  }

  #skipLayout(): void {
    const layout = /(?:\s|;|\/\*[\s\S]*?\*\/)*/y;
    layout.lastIndex = this.at;
    this.at += layout.exec(this.#text)?.[0].length ?? 0;
  }

  /** The next bracket or semicolon outside of strings, comments and parentheses. */
  #findMark(): number {
    const part = /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\\[\s\S]|[(){};]/g;
    part.lastIndex = this.at;
    let depth = 0;
    for (let match = part.exec(this.#text); match; match = part.exec(this.#text)) {
      const [found] = match;
      if (found === '(') depth += 1;
      else if (found === ')') depth -= 1;
      else if (found.length === 1 && depth <= 0) return match.index;
    }
    return this.#text.length;
  }
}

/** Repeated selectors get a number, because they are separate rules. */
function numberRepeated(seen: Map<string, number>, name: string): string {
  const number = (seen.get(name) ?? 0) + 1;
  seen.set(name, number);
  return number === 1 ? name : `${name} ${number}`;
}
