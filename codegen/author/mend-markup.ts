import { ts } from 'ts-morph';
import { decodeEntities } from '../4-check/jsx-text.ts';
import type { TextEdit } from '../text-edits.ts';
import { findUnsafeAttribute, unsafeElements } from './unsafe-values.ts';

/** One change to a script and what it is. */
export interface Mend {
  readonly edit: TextEdit;
  readonly note: string;
}

/** React moves these into the page's head, where they load. */
const headElements: ReadonlySet<string> = new Set(['link', 'meta', 'style']);

/** Takes an element or attribute out that runs or loads something; `null` where a node is neither. */
export function mendMarkup(node: ts.Node): Mend | null {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText();
    // One that begins with a capital is a component of the project.
    if (!/^[a-z]/.test(tag)) return null;
    if (!unsafeElements.has(tag.toLowerCase()) && !headElements.has(tag.toLowerCase())) return null;
    const inMarkup = ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
    return { edit: { ...cutNode(node), text: inMarkup ? '' : 'null' }, note: `the element <${tag}>` };
  }
  if (!ts.isJsxAttribute(node)) return null;
  const name = node.name.getText();
  // A component may have a prop that is called `on`; a browser never sees it.
  if (/^on/i.test(name) && /^[A-Z]/.test(node.parent.parent.tagName.getText())) return null;
  const reason = findUnsafeAttribute(name, fixedValue(node));
  return reason === null ? null : { edit: cutNode(node), note: reason };
}

/** The value of an attribute, as far as the source spells its beginning out. */
function fixedValue({ initializer }: ts.JsxAttribute): string | null {
  if (!initializer) return null;
  // Only here does JSX read `&#115;` as a letter.
  if (ts.isStringLiteral(initializer)) return decodeEntities(initializer.text);
  return ts.isJsxExpression(initializer) ? beginningOf(initializer.expression) : null;
}

function beginningOf(node: ts.Expression | undefined): string | null {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return beginningOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.head.text + (beginningOf(node.templateSpans[0]?.expression) ?? '');
  if (!ts.isBinaryExpression(node)) return null;
  const left = beginningOf(node.left);
  return left === null ? null : left + (beginningOf(node.right) ?? '');
}

/** Takes a node out. */
export function cutNode(node: ts.Node): TextEdit {
  return { from: node.getStart(), to: node.getEnd(), text: '' };
}
