/** Removes elements and attributes that run or load something, and addresses of other servers. */
import { ts } from 'ts-morph';
import { decodeCssEscapes } from '../../../css/css-tokens.ts';
import type { TextEdit } from '../../../merge/text-edits.ts';
import { decodeJsxEntities } from '../../../targets/react/read-react-markup.ts';

/** One change to a script, and its description. */
export interface NodeRepair {
  readonly edit: TextEdit;
  readonly note: string;
}

/** Removes an element or attribute that runs or loads something; `null` for any other node. */
export function removeUnsafeMarkup(node: ts.Node): NodeRepair | null {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText();
    // A capital letter marks a component of the project.
    if (!/^[a-z]/.test(tag)) return null;
    if (!unsafeElements.has(tag.toLowerCase()) && !headElements.has(tag.toLowerCase())) return null;
    const inMarkup = ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
    return { edit: { ...nodeRemoval(node), text: inMarkup ? '' : 'null' }, note: `the element <${tag}>` };
  }
  if (!ts.isJsxAttribute(node)) return null;
  const name = node.name.getText();
  // A component may have a prop that begins with `on`; it is not an event attribute.
  if (/^on/i.test(name) && /^[A-Z]/.test(node.parent.parent.tagName.getText())) return null;
  const reason = findUnsafeAttribute(name, fixedValue(node));
  return reason === null ? null : { edit: nodeRemoval(node), note: reason };
}

/** Elements that load, run or embed something; a page made from a design has none. */
export const unsafeElements: ReadonlySet<string> = new Set([
  'script',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'portal',
  'base',
  'fencedframe',
  'noscript',
  // In SVG these can change the target of a link.
  'animate',
  'set',
]);

/** React moves these elements into the head of the page, where they load. */
const headElements: ReadonlySet<string> = new Set(['link', 'meta', 'style']);

/** Returns the start of an attribute's value, as far as it is literal. */
function fixedValue({ initializer }: ts.JsxAttribute): string | null {
  if (!initializer) return null;
  // JSX decodes `&#115;` only here.
  if (ts.isStringLiteral(initializer)) return decodeJsxEntities(initializer.text);
  return ts.isJsxExpression(initializer) ? textPrefixOf(initializer.expression) : null;
}

function textPrefixOf(node: ts.Expression | undefined): string | null {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textPrefixOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.head.text + (textPrefixOf(node.templateSpans[0]?.expression) ?? '');
  if (!ts.isBinaryExpression(node)) return null;
  const left = textPrefixOf(node.left);
  return left === null ? null : left + (textPrefixOf(node.right) ?? '');
}

/** Creates the edit that removes a node. */
export function nodeRemoval(node: ts.Node): TextEdit {
  return { from: node.getStart(), to: node.getEnd(), text: '' };
}

/**
 * An address with a server, anywhere in a text. Browsers read backslashes as slashes, accept one slash or none
 * after their own schemes, and ignore tabs and line breaks.
 */
const foreignAddress =
  /(?:\b[a-z][a-z0-9+.-]*:|^|[\s"'(=,[])(?:[\\/][\t\r\n]*){2}[^\s"'()<>]+|\b(?:https?|wss?|ftp):[\t\r\n]*[^\s"'()<>:]+/gi;

/**
 * Returns the addresses of other servers in a text that are neither in the design, in the draft nor in the
 * request. They are found as the text has them, and as CSS and a browser read it.
 */
export function findForeignAddresses(text: string, trustedText: string): readonly string[] {
  const readings = new Set([text, withoutControls(text), withoutControls(decodeCssEscapes(text))]);
  const found = [...readings].flatMap((reading) =>
    [...reading.matchAll(foreignAddress)].map(([address]) => address.replace(/^[\s"'(=,[]/, '')),
  );
  return found.filter((address) => !trustedText.includes(address) && !isNamespace(address));
}

/** Browsers ignore control characters around an address, and tabs and line breaks inside it. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

/** XML namespaces look like addresses but are not loaded. */
function isNamespace(address: string): boolean {
  return /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/(?:xlink|xhtml))$/.test(address);
}

/** Removes an address of another server from a script, with its attribute; `null` where there is none. */
export function removeForeignAddress(node: ts.Node, trustedText: string): NodeRepair | null {
  if (ts.isJsxAttribute(node)) {
    const { initializer } = node;
    const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
    const [address] = value && isTextNode(value) ? findForeignAddresses(textOf(value), trustedText) : [];
    return address === undefined ? null : { edit: nodeRemoval(node), note: describeAddress(address) };
  }
  if (!isTextNode(node) || ts.isImportDeclaration(node.parent) || ts.isJsxAttribute(node.parent)) return null;
  const [address] = findForeignAddresses(textOf(node), trustedText);
  return address === undefined
    ? null
    : { edit: { ...nodeRemoval(node), text: "''" }, note: describeAddress(address) };
}

function isTextNode(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** Returns the literal parts of a text. */
function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function describeAddress(address: string): string {
  return `the address "${address.slice(0, 60)}", which nobody gave`;
}

/** Attributes with an address. */
const addressAttributes: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'poster',
  'background',
  'data',
  'ping',
  'xlink:href',
  'xlinkhref',
]);

/** Whether an attribute contains an address; accepts the names of HTML and JSX. */
export function isAddressAttribute(name: string): boolean {
  return addressAttributes.has(name.toLowerCase());
}

/**
 * Returns the reason why an attribute with a literal value is refused, or `null`; accepts the names of HTML and
 * JSX.
 */
export function findUnsafeAttribute(name: string, value: string | null): string | null {
  const plain = name.toLowerCase();
  if (plain === 'dangerouslysetinnerhtml' || plain === 'srcdoc') return `${name}, which writes markup unseen`;
  if (/^on./.test(plain) && value !== null) return `a handler written as text (${name})`;
  if (value === null || !addressAttributes.has(plain)) return null;
  const address = plainAddress(value);
  if (/^(?:javascript|vbscript|livescript):/.test(address)) return `an address that runs code (${name})`;
  if (/^(?:data:(?!image\/)|blob:|filesystem:)/.test(address))
    return `an address that holds a page (${name})`;
  const loads = plain !== 'href' && plain !== 'xlink:href' && plain !== 'xlinkhref';
  if (loads && /^(?:(?:https?|wss?|ftp|file):|\/\/)/.test(address))
    return `something from another server (${name})`;
  return null;
}

/**
 * Normalizes an address as a browser does: without control characters and spaces, with slashes for backslashes,
 * in lower case.
 */
function plainAddress(value: string): string {
  return [...value]
    .filter((character) => character > ' ' && character !== '\u007f')
    .join('')
    .replaceAll('\\', '/')
    .toLowerCase();
}
