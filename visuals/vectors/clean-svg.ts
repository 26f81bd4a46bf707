/**
 * Reads SVG that a model wrote as what anyone may have written: shapes and groups with plain numbers and colours are
 * kept, and everything else goes. The result is written anew from what was understood and never copied.
 */

/** A part of a cleaned SVG: the root, a group or a shape. */
export interface SvgPart {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgPart[];
}

export interface CleanedSvg {
  readonly root: SvgPart;
  /** Of its view box, in px. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shapes: number;
  /** The names of elements and attributes that were removed, each once. */
  readonly removed: readonly string[];
}

const maxLetters = 200_000;
const maxParts = 600;
const maxDepth = 16;
const maxPathLetters = 20_000;
const maxNumber = 100_000;

interface ShapeRule {
  /** Without these, nothing is drawn. */
  readonly needs: readonly string[];
  readonly takes: readonly string[];
}

const shapes: Readonly<Record<string, ShapeRule>> = {
  path: { needs: ['d'], takes: [] },
  rect: { needs: ['width', 'height'], takes: ['x', 'y', 'rx', 'ry'] },
  circle: { needs: ['r'], takes: ['cx', 'cy'] },
  ellipse: { needs: ['rx', 'ry'], takes: ['cx', 'cy'] },
  line: { needs: [], takes: ['x1', 'y1', 'x2', 'y2'] },
  polyline: { needs: ['points'], takes: [] },
  polygon: { needs: ['points'], takes: [] },
};

/** How values of attributes may look. */
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?(?:px)?$/i;
const numbers = /^[\d\s,.+\-eE]*$/;
const patterns: Readonly<Record<string, RegExp>> = {
  d: /^\s*[Mm][MmLlHhVvCcSsQqTtAaZz\d\s,.+\-eE]*$/,
  points: numbers,
  transform: /^(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s,.+\-eE]{1,120}\)\s*,?)+$/,
  fill: /^(?:none|currentcolor|#[\da-f]{3}|#[\da-f]{6}|rgb\([\d\s,.%]{1,40}\)|[a-z]{3,20})$/i,
  stroke: /^(?:none|currentcolor|#[\da-f]{3}|#[\da-f]{6}|rgb\([\d\s,.%]{1,40}\)|[a-z]{3,20})$/i,
  'stroke-linecap': /^(?:butt|round|square)$/,
  'stroke-linejoin': /^(?:miter|round|bevel)$/,
  'stroke-dasharray': /^(?:none|[\d\s,.]{1,80})$/,
  'fill-rule': /^(?:nonzero|evenodd)$/,
};
/** Attributes that groups and the root may have too. */
const paints: ReadonlySet<string> = new Set([
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'fill-rule',
  'opacity',
  'fill-opacity',
  'stroke-opacity',
]);

/** Attributes without which no picture changes, so nobody has to know that they went. */
const silent =
  /^(?:xmlns(?::.*)?|version|id|class|role|aria-.*|data-.*|width|height|viewbox|style|focusable)$/i;

/** @throws Error with one plain sentence where there is no SVG with a shape in it, or it is too large */
export function cleanSvg(text: string): CleanedSvg {
  if (text.length > maxLetters)
    throw new Error('The SVG of the model is larger than 200 kB. Ask for something simpler.');
  const removed = new Set<string>();
  const start = text.search(/<svg[\s>]/i);
  const source = start < 0 ? null : parse(text.slice(start));
  if (source === null) throw new Error('The model answered with no complete SVG. Ask again.');
  const count = { parts: 0, shapes: 0 };
  const children = source.children.flatMap((child) => cleanPart(child, 1, count, removed));
  if (count.shapes === 0) throw new Error('The SVG of the model has no shapes. Ask again in other words.');
  const { transform: _, ...attributes } = cleanAttributes(source, [], removed);
  return {
    root: { name: 'svg', attributes, children },
    box: readBox(source),
    shapes: count.shapes,
    removed: [...removed],
  };
}

function cleanPart(
  part: SvgPart,
  depth: number,
  count: { parts: number; shapes: number },
  removed: Set<string>,
): readonly SvgPart[] {
  const rule = shapes[part.name];
  count.parts += 1;
  if (count.parts > maxParts || depth > maxDepth)
    throw new Error(`The SVG of the model has more than ${maxParts} parts. Ask for something simpler.`);
  if (rule === undefined && part.name !== 'g') {
    // Titles and empty definitions are no part of the picture.
    if (!['title', 'desc', 'metadata'].includes(part.name)) removed.add(`<${part.name}>`);
    return [];
  }
  if (rule === undefined) {
    const children = part.children.flatMap((child) => cleanPart(child, depth + 1, count, removed));
    return children.length === 0
      ? []
      : [{ name: 'g', attributes: cleanAttributes(part, [], removed), children }];
  }
  const attributes = cleanAttributes(part, [...rule.needs, ...rule.takes], removed);
  if (rule.needs.some((name) => attributes[name] === undefined)) return [];
  count.shapes += 1;
  return [{ name: part.name, attributes, children: [] }];
}

function cleanAttributes(
  { attributes }: SvgPart,
  geometry: readonly string[],
  removed: Set<string>,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of [...Object.entries(attributes), ...readStyle(attributes['style'])]) {
    const isKnown = geometry.includes(name) || paints.has(name) || name === 'transform';
    if (isKnown && isAllowed(name, value)) kept[name] = value.replace(/\s+/g, ' ').trim();
    else if (!silent.test(name)) removed.add(name);
  }
  return kept;
}

function isAllowed(name: string, value: string): boolean {
  const pattern = patterns[name];
  const plain = value.trim();
  if (plain.length > maxPathLetters) return false;
  if (pattern === undefined) return number.test(plain) && Math.abs(parseFloat(plain)) <= maxNumber;
  if (!pattern.test(plain)) return false;
  if (!['d', 'points', 'transform'].includes(name)) return true;
  return (plain.match(/\d*\.?\d+(?:e[+-]?\d+)?/gi) ?? []).every((one) => Math.abs(Number(one)) <= maxNumber);
}

function readStyle(style: string | undefined): readonly (readonly [string, string])[] {
  return (style ?? '').split(';').flatMap((declaration) => {
    const [name = '', value] = declaration.split(':', 2);
    return value === undefined ? [] : [[name.trim().toLowerCase(), value.trim()] as const];
  });
}

function readBox({ attributes }: SvgPart): CleanedSvg['box'] {
  const [x = NaN, y = NaN, width = NaN, height = NaN] = (attributes['viewBox'] ?? attributes['viewbox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const isBox = [x, y, width, height].every((one) => Math.abs(one) <= maxNumber) && width > 0 && height > 0;
  if (isBox) return { x, y, width, height };
  const [wide, high] = [attributes['width'], attributes['height']].map((one) => parseFloat(one ?? ''));
  const size = (side: number | undefined) =>
    side !== undefined && side > 0 && side <= maxNumber ? side : 24;
  return { x: 0, y: 0, width: size(wide), height: size(high) };
}

/** One tag where the search begins. Values without `<`, as XML has them, so a search never runs over other tags. */
const tag =
  /<(\/?)([a-z][\w:.-]{0,40})((?:\s+[^\s=<>/"']{1,60}(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'))?)*)\s*(\/?)>/iy;

/** What is skipped, with its end. */
const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '>'],
] as const;

interface OpenPart extends SvgPart {
  readonly children: SvgPart[];
}

/** Elements and their attributes up to the end of the root; `null` where they do not nest. Entities stay as they are. */
function parse(text: string): SvgPart | null {
  const open: OpenPart[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    const skip = skipped.find(([start]) => text.startsWith(start, at));
    if (skip) {
      const end = text.indexOf(skip[1], at + skip[0].length);
      if (end < 0) return null;
      at = text.indexOf('<', end);
      continue;
    }
    tag.lastIndex = at;
    const [whole = '<', closes, written, list = '', isEmpty] = tag.exec(text) ?? [];
    const done =
      written === undefined
        ? null
        : readTag(open, closes === '/', written.toLowerCase(), list, isEmpty === '/');
    if (done === 'broken') return null;
    if (done !== null) return done;
    at = text.indexOf('<', at + whole.length);
  }
  return null;
}

/** Answers the root where this tag ends it. */
function readTag(
  open: OpenPart[],
  isEnd: boolean,
  name: string,
  list: string,
  isEmpty: boolean,
): SvgPart | 'broken' | null {
  if (isEnd) {
    const done = open.pop();
    if (done?.name !== name) return 'broken';
    open.at(-1)?.children.push(done);
    return open.length === 0 ? done : null;
  }
  if (open.length > 4 * maxDepth || (isEmpty && open.length === 0)) return 'broken';
  const part: OpenPart = { name, attributes: readAttributes(list), children: [] };
  if (isEmpty) open.at(-1)?.children.push(part);
  else open.push(part);
  return null;
}

function readAttributes(list: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of list.matchAll(/([^\s=>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[name] = double ?? single ?? '';
  return found;
}

/** Writes a cleaned SVG in a size in px. */
export function printCleanSvg(
  { root, box }: Pick<CleanedSvg, 'root' | 'box'>,
  size: { readonly width: number; readonly height: number },
): string {
  const view = [box.x, box.y, box.width, box.height].join(' ');
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: size.width,
    height: size.height,
    viewBox: view,
  };
  return `<svg${write(frame)}${write(root.attributes)}>${root.children.map(print).join('')}</svg>`;
}

function print({ name, attributes, children }: SvgPart): string {
  const start = `<${name}${write(attributes)}`;
  return name === 'g' ? `${start}>${children.map(print).join('')}</g>` : `${start}/>`;
}

function write(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${String(value)}"`)
    .join('');
}
