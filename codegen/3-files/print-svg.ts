/**
 * SVG markup as JSX. The markup is our own or cleaned by us: well formed, no script, no style sheet. Attributes
 * take React's names, and inline styles become objects.
 */
import { printJsxAttribute, printString } from './print-text.ts';

export interface SvgAsJsx {
  readonly text: string;
  readonly tagCount: number;
}

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!(?:[^>])*>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/** Prints a vector's markup; `rootAttributes` are JSX that joins the outermost tag. */
export function printSvgAsJsx(svg: string, rootAttributes: string): SvgAsJsx {
  let text = '';
  let tagCount = 0;
  for (const [, , closes, tag, attributes = '', selfCloses, words] of svg.matchAll(piece)) {
    if (words !== undefined) text += words.trim() === '' ? '' : `{${printString(decodeEntities(words))}}`;
    else if (tag === undefined) continue;
    else if (closes) text += `</${tag}>`;
    else {
      const root = tagCount === 0 && rootAttributes !== '' ? ` ${rootAttributes}` : '';
      text += `<${tag}${root}${printAttributes(attributes, tagCount === 0)}${selfCloses ? ' />' : '>'}`;
      tagCount += 1;
    }
  }
  return { text, tagCount };
}

function printAttributes(source: string, isRoot: boolean): string {
  return [...source.matchAll(attribute)]
    .map(([, name = '', double, single]) =>
      printAttribute(name, decodeEntities(double ?? single ?? ''), isRoot),
    )
    .join('');
}

function printAttribute(name: string, value: string, isRoot: boolean): string {
  // React knows the namespace, and what hides or names the picture is said by its place in the page.
  if (name.startsWith('xmlns') || /^on/i.test(name)) return '';
  if (isRoot && (name === 'class' || name === 'role' || name.startsWith('aria-'))) return '';
  if (name === 'style') return ` style={{ ${printStyleObject(value)} }}`;
  const jsxName = name === 'class' ? 'className' : isReactName(name) ? toReactName(name) : name;
  return ` ${printJsxAttribute(jsxName, value)}`;
}

function printStyleObject(value: string): string {
  return value
    .split(';')
    .map((declaration) => declaration.split(/:(.*)/s).map((part) => part.trim()))
    .filter(([property, setting]) => property !== undefined && property !== '' && setting !== undefined)
    .map(([property = '', setting = '']) => `${toReactName(property)}: ${printString(setting)}`)
    .join(', ');
}

/** Every SVG attribute with a hyphen or colon has a camelCase name in React, those for data and accessibility apart. */
function isReactName(name: string): boolean {
  return /^(?!data-|aria-)[a-z]+(?:[-:][a-z]+)+$/.test(name) && !unknownToReact.has(name);
}

/** TypeScript takes unknown names with a hyphen as they are. */
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

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
