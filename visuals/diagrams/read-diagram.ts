/**
 * Reads the text of a diagram. Its first line may name the kind: `flow`, `flow right`, `sequence` or `organisation`, and
 * `title: …` may follow. Then each line is an arrow (`Cart -> Payment: pays`, `-->` for a dashed one) or one box. In an
 * organisation, a line that is indented deeper is below the line before it, and `Name: role` has a second line. Names may
 * be in quotation marks, `#` starts a comment line, and every mistake is one sentence with the number of its line.
 */

export const diagramKinds = ['flow', 'sequence', 'organisation'] as const;
export type DiagramKind = (typeof diagramKinds)[number];

export interface DiagramNode {
  readonly id: string;
  readonly name: string;
  /** A second line; empty where there is none. */
  readonly detail: string;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  /** Empty where there is none. */
  readonly label: string;
  readonly isDashed: boolean;
}

export interface DiagramText {
  readonly kind: DiagramKind;
  readonly direction: 'down' | 'right';
  readonly title: string;
  /** In the order in which they are first named. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const maxNodes = 150;
const maxEdges = 300;
const maxName = 120;

/** A first line that names the kind, and for a flow its direction. */
const headPattern = /^(flow|sequence|organi[sz]ation)(?:\s+(down|right))?\s*:?$/i;

/** The kind that the first line of a text names; `null` where it names none. */
export function findNamedKind(text: string): DiagramKind | null {
  return kindIn(headPattern.exec(listLines(text)[0]?.text.trim() ?? ''));
}

/** The text of a diagram of another kind: a first line that names one names this one. */
export function renameKind(text: string, kind: DiagramKind): string {
  const line = listLines(text)[0];
  if (line === undefined || findNamedKind(text) === null) return text;
  return text.replace(line.text.trim(), kind);
}

/** `kind` counts where the text names none. @throws Error with one plain sentence that names the line */
export function readDiagram(text: string, kind: DiagramKind): DiagramText {
  const lines = listLines(text);
  let [found, direction, title] = [kind, 'down' as DiagramText['direction'], ''];
  const rest = [...lines];
  const head = headPattern.exec(rest[0]?.text.trim() ?? '');
  if (head) {
    found = kindIn(head) ?? kind;
    direction = head[2]?.toLowerCase() === 'right' ? 'right' : 'down';
    rest.shift();
  }
  const named = /^title\s*:\s*(.+)$/i.exec(rest[0]?.text.trim() ?? '');
  if (named) {
    title = (named[1] ?? '').slice(0, maxName);
    rest.shift();
  }
  if (rest.length === 0) throw new Error('The diagram is empty. Write a line as “Cart -> Payment: pays”.');
  const { nodes, edges } = found === 'organisation' ? readTree(rest) : readArrows(rest);
  if (nodes.length > maxNodes)
    throw new Error(`The diagram has ${String(nodes.length)} boxes; the maximum is ${String(maxNodes)}.`);
  if (edges.length > maxEdges)
    throw new Error(`The diagram has ${String(edges.length)} arrows; the maximum is ${String(maxEdges)}.`);
  return { kind: found, direction, title, nodes, edges };
}

function kindIn(head: RegExpExecArray | null): DiagramKind | null {
  const name = head?.[1]?.toLowerCase().replace('ization', 'isation');
  return diagramKinds.find((one) => one === name) ?? null;
}

/** The lines that say something. */
function listLines(text: string): readonly Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line, index): Line => ({ number: index + 1, text: line.replace(/\t/g, '    ').trimEnd() }))
    .filter((line) => line.text.trim() !== '' && !line.text.trim().startsWith('#'));
}

interface Line {
  readonly number: number;
  readonly text: string;
}

type Parts = Pick<DiagramText, 'nodes' | 'edges'>;

/** `A -> B -> C: label` is two arrows; the label is that of the last one. */
function readArrows(lines: readonly Line[]): Parts {
  const nodes = new Map<string, DiagramNode>();
  const edges: DiagramEdge[] = [];
  const add = (name: string): string => {
    const id = name.toLowerCase();
    if (!nodes.has(id)) nodes.set(id, { id, name, detail: '' });
    return id;
  };
  for (const line of lines) {
    const tokens = splitArrows(line);
    const names = tokens.map(({ text }, index) => {
      const name = index === tokens.length - 1 ? readName(text, line).name : unquote(text, line);
      if (name === '')
        throw new Error(
          `Line ${String(line.number)}: there is no name ${index === 0 ? 'before the first' : 'after an'} arrow in “${shorten(line.text)}”.`,
        );
      return name;
    });
    const { label } = readName(tokens.at(-1)?.text ?? '', line);
    if (names.length === 1 && label !== '')
      throw new Error(
        `Line ${String(line.number)}: “${shorten(line.text)}” has a label and no arrow. Write it as “A -> B: label”.`,
      );
    names.forEach((name, index) => {
      const to = add(name);
      const before = names[index - 1];
      if (before === undefined) return;
      const isLast = index === names.length - 1;
      edges.push({
        from: add(before),
        to,
        label: isLast ? label : '',
        isDashed: tokens[index]?.isDashed ?? false,
      });
    });
  }
  return { nodes: [...nodes.values()], edges };
}

interface Token {
  readonly text: string;
  /** Of the arrow before it. */
  readonly isDashed: boolean;
}

/** Splits at arrows outside quotation marks and before the label. */
function splitArrows({ text, number }: Line): readonly Token[] {
  const tokens: { text: string; isDashed: boolean }[] = [{ text: '', isDashed: false }];
  let isQuoted = false;
  let isLabel = false;
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at);
    const arrow = isQuoted || isLabel ? null : /^(?:-{1,2}>|→|⇢|=>)/.exec(rest);
    if (arrow) {
      tokens.push({ text: '', isDashed: arrow[0] === '-->' || arrow[0] === '⇢' });
      at += arrow[0].length - 1;
      continue;
    }
    const letter = text[at] ?? '';
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ':' && !isQuoted && tokens.length > 1) isLabel = true;
    const last = tokens.at(-1);
    if (last) last.text += letter;
  }
  if (isQuoted) throw new Error(`Line ${String(number)}: a quotation mark is never closed.`);
  if (/<-/.test(tokens.map((token) => token.text).join(' ')))
    throw new Error(`Line ${String(number)}: arrows point to the right: “A -> B”.`);
  return tokens;
}

/** `Name: label`, where the colon is not in quotation marks. */
function readName(text: string, line: Line): { readonly name: string; readonly label: string } {
  const found = /^\s*(?:("[^"]*")\s*|([^:"]*))(?::\s*(.*))?$/.exec(text);
  const name = found === null ? text : (found[1] ?? found[2] ?? '');
  return { name: unquote(name, line), label: unquote(found?.[3] ?? '', line).slice(0, maxName) };
}

function unquote(text: string, { number }: Line): string {
  const name = text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  if (name.length > maxName)
    throw new Error(
      `Line ${String(number)}: a name has ${String(name.length)} letters; the maximum is ${String(maxName)}.`,
    );
  return name;
}

function readTree(lines: readonly Line[]): Parts {
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  const open: { readonly depth: number; readonly id: string }[] = [];
  for (const line of lines) {
    if (/->|→/.test(line.text))
      throw new Error(
        `Line ${String(line.number)}: an organisation has no arrows; indent who is below somebody.`,
      );
    const depth = line.text.length - line.text.trimStart().length;
    const { name, label } = readName(line.text.replace(/^\s*[-*•]\s+/, ''), line);
    if (name === '')
      throw new Error(`Line ${String(line.number)}: there is no name in “${shorten(line.text)}”.`);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    if (
      open.length === 0 &&
      depth > 0 &&
      nodes.length > 0 &&
      !lines.slice(0, 1).some(({ text }) => text.startsWith(' '))
    )
      throw new Error(`Line ${String(line.number)}: “${shorten(name)}” is indented below nobody.`);
    const id = String(nodes.length);
    nodes.push({ id, name, detail: label });
    const above = open.at(-1);
    if (above) edges.push({ from: above.id, to: id, label: '', isDashed: false });
    open.push({ depth, id });
  }
  return { nodes, edges };
}

function shorten(text: string): string {
  const plain = text.trim();
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
