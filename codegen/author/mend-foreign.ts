import { ts } from 'ts-morph';
import { cutNode, type Mend } from './mend-markup.ts';

/**
 * An address with a server in it, wherever in a text it stands. Browsers take backslashes for slashes, one slash or
 * none behind a scheme of theirs for two, and leave tabs and line ends out.
 */
const foreignAddress =
  /(?:\b[a-z][a-z0-9+.-]*:|^|[\s"'(=,[])(?:[\\/][\t\r\n]*){2}[^\s"'()<>]+|\b(?:https?|wss?|ftp):[\t\r\n]*[^\s"'()<>:]+/gi;

/** The addresses of other servers in a text that nobody gave: neither the design, nor the draft, nor the request. */
export function findForeign(text: string, known: string): readonly string[] {
  const found = [...text.matchAll(foreignAddress)].map(([address]) => address.replace(/^[\s"'(=,[]/, ''));
  return found.filter((address) => !known.includes(address) && !isNamespace(address));
}

/** SVG's names of itself look like addresses and are none. */
function isNamespace(address: string): boolean {
  return /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/(?:xlink|xhtml))$/.test(address);
}

/** Takes an address of another server out of a script, with the attribute it stands in; `null` where there is none. */
export function mendForeign(node: ts.Node, known: string): Mend | null {
  if (ts.isJsxAttribute(node)) {
    const { initializer } = node;
    const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
    const [address] = value && isTextNode(value) ? findForeign(textOf(value), known) : [];
    return address === undefined ? null : { edit: cutNode(node), note: tell(address) };
  }
  if (!isTextNode(node) || ts.isImportDeclaration(node.parent) || ts.isJsxAttribute(node.parent)) return null;
  const [address] = findForeign(textOf(node), known);
  return address === undefined ? null : { edit: { ...cutNode(node), text: "''" }, note: tell(address) };
}

function isTextNode(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** What a literal says, holes apart. */
function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function tell(address: string): string {
  return `the address "${address.slice(0, 60)}", which nobody gave`;
}
