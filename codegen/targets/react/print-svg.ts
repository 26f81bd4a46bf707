/**
 * Converts SVG markup to JSX. The markup is our own or sanitized: well formed, without scripts and style sheets.
 * Attributes get React's names, and inline styles become objects.
 */
import type { JsxAttribute, JsxChild, JsxElement } from './jsx.ts';
import { printJsxAttribute, printString } from '../print-text.ts';

const svgToken =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!(?:[^>])*>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)/g;
const attributePattern = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/**
 * The element of a vector's markup, with `rootAttributes` added to its outermost tag; `null` for markup without a
 * tag.
 */
export function svgToJsx(svg: string, rootAttributes: readonly JsxAttribute[]): JsxElement | null {
  const open: OpenElement[] = [];
  let root: OpenElement | null = null;
  for (const [, , closes, tag, attributes = '', selfCloses, text] of svg.matchAll(svgToken)) {
    if (text !== undefined && text.trim() !== '') {
      open.at(-1)?.children.push({ kind: 'code', code: printString(decodeXmlEntities(text)) });
    } else if (tag === undefined) continue;
    else if (closes) open.pop();
    else {
      const own = readAttributes(attributes, root === null);
      const element: OpenElement = {
        kind: 'element',
        name: tag,
        attributes: root === null ? [...rootAttributes, ...own] : own,
        children: [],
      };
      open.at(-1)?.children.push(element);
      root ??= element;
      if (!selfCloses) open.push(element);
    }
  }
  return root;
}

interface OpenElement extends JsxElement {
  readonly children: JsxChild[];
}

function readAttributes(source: string, isRoot: boolean): readonly JsxAttribute[] {
  return [...source.matchAll(attributePattern)].flatMap(([, name = '', double, single]) =>
    readAttribute(name, decodeXmlEntities(double ?? single ?? ''), isRoot),
  );
}

function readAttribute(name: string, value: string, isRoot: boolean): readonly JsxAttribute[] {
  // React knows the namespace. Attributes that hide or name the picture come from the page.
  if (name.startsWith('xmlns') || /^on/i.test(name)) return [];
  if (isRoot && (name === 'class' || name === 'role' || name.startsWith('aria-'))) return [];
  if (name === 'style') return [{ kind: 'object', name, entries: readDeclarations(value) }];
  const jsxName = name === 'class' ? 'className' : isReactName(name) ? toReactName(name) : name;
  return [printJsxAttribute(jsxName, value)];
}

function readDeclarations(value: string): readonly string[] {
  return value
    .split(';')
    .map((declaration) => declaration.split(/:(.*)/s).map((part) => part.trim()))
    .filter(([property, setting]) => property !== undefined && property !== '' && setting !== undefined)
    .map(([property = '', setting = '']) => `${toReactName(property)}: ${printString(setting)}`);
}

/** All SVG attributes with a hyphen or colon have a camelCase name in React, except for `data-` and `aria-`. */
function isReactName(name: string): boolean {
  return /^(?!data-|aria-)[a-z]+(?:[-:][a-z]+)+$/.test(name) && !unknownToReact.has(name);
}

/** TypeScript accepts unknown names with a hyphen. */
const unknownToReact = new Set([
  'mask-type',
  'transform-origin',
  'paint-order',
  'mix-blend-mode',
  'solid-color',
]);

function toReactName(name: string): string {
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function decodeXmlEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      if (name !== undefined) return xmlEntities[name.toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
