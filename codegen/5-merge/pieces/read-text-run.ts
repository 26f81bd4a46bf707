import { ts } from 'ts-morph';

/** `{" "}`, which says no more than a space in the words around it. */
export function isSpaceExpression(node: ts.JsxChild): boolean {
  return (
    ts.isJsxExpression(node) &&
    node.expression !== undefined &&
    ts.isStringLiteral(node.expression) &&
    node.expression.text.trim() === '' &&
    node.expression.text !== ''
  );
}

export interface TextRun {
  readonly from: number;
  readonly to: number;
  /** The words as React shows them. */
  readonly says: string;
}

/** Words and spaces that stand together; `null` where there is nothing but layout. */
export function readTextRun(text: string, nodes: readonly ts.JsxChild[]): TextRun | null {
  const says = nodes.map((node) => (ts.isJsxText(node) ? shownText(node.text) : ' ')).join('');
  if (says === '') return null;
  const start = nodes[0]?.pos ?? 0;
  const end = nodes.at(-1)?.end ?? start;
  const whole = text.slice(start, end);
  const before = /^\s*/.exec(whole)?.[0] ?? '';
  const after = /\s*$/.exec(whole)?.[0] ?? '';
  return {
    from: start + (before.includes('\n') ? before.length : 0),
    to: end - (after.includes('\n') ? after.length : 0),
    says,
  };
}

/** JSX leaves out the white space of lines that begin or end within it: https://facebook.github.io/jsx/ */
function shownText(text: string): string {
  const lines = text.split(/\r?\n/);
  return lines
    .map((line, index) => {
      const from = index === 0 ? line : line.replace(/^[ \t]+/, '');
      return index === lines.length - 1 ? from : from.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
}
