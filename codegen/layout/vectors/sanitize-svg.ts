/**
 * Makes SVG that others wrote safe to stand in a page: what is not on the lists below is left out, ids are made its
 * own, and nothing in it reaches outside itself.
 */
import { shortHash } from './vector-asset-list.ts';

const allowedElements = new Set(
  `svg g path rect circle ellipse line polyline polygon defs clipPath mask linearGradient radialGradient stop pattern use image filter
  feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset`.split(
    /\s+/,
  ),
);

const allowedAttributes = new Set(
  `d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points offset viewBox transform gradientTransform gradientUnits
  patternTransform patternUnits patternContentUnits preserveAspectRatio clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset opacity stop-color stop-opacity filter filterUnits primitiveUnits color-interpolation-filters flood-opacity
  flood-color result in in2 mode type values dx dy stdDeviation operator radius k1 k2 k3 k4 id style`.split(
    /\s+/,
  ),
);

const allowedStyleProperties = new Set(['mix-blend-mode', 'mask-type', 'isolation']);

export interface SanitizedSvg {
  /** What stands between `<svg>` and `</svg>`. */
  readonly body: string;
  /** px, from `viewBox` or from its width and height. */
  readonly width: number;
  readonly height: number;
}

/** Deeper than any tool draws, and shallow enough for whoever formats and runs the code. */
const maxDepth = 100;

interface OpenElement {
  readonly tag: string;
  readonly id: string | null;
  readonly kept: boolean;
}

/**
 * Cleans a whole SVG document; `null` where it is not one. `name` keeps its ids apart from others. What comes out is
 * well-formed even where the document is not, and no `use` shows what holds others: ten of these, each of ten, are as
 * many shapes as a browser can be kept busy with.
 */
export function sanitizeSvg(text: string, name: string): SanitizedSvg | null {
  const tags =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  const prefix = `i${shortHash(name)}-`;
  const open: OpenElement[] = [];
  const idsAroundUse = new Set<string>();
  let size: { width: number; height: number } | null = null;
  let body = '';
  const close = (): void => {
    const last = open.pop();
    if (last?.kept === true && open.length > 0) body += `</${last.tag}>`;
  };
  for (const [, closed, opened, list = '', self] of text.matchAll(tags)) {
    if (closed !== undefined && closed === open.at(-1)?.tag) close();
    if (opened === undefined) continue;
    const around = open.at(-1);
    const isRoot = around === undefined && opened === 'svg';
    if (isRoot) size ??= readSize(list);
    const kept =
      around?.kept === true && open.length < maxDepth && allowedElements.has(opened) && opened !== 'svg';
    const attributeText = kept ? sanitizeAttributes(opened, list, prefix) : '';
    if (kept) body += `<${opened}${attributeText}${self === '/' ? '/' : ''}>`;
    if (kept && opened === 'use') for (const { id } of open) if (id !== null) idsAroundUse.add(id);
    if (self !== '/')
      open.push({ tag: opened, id: / id="([^"]*)"/.exec(attributeText)?.[1] ?? null, kept: kept || isRoot });
  }
  while (open.length > 0) close();
  if (size === null) return null;
  const flat = (target: string, id: string): string => (idsAroundUse.has(id) ? '' : target);
  return { body: idsAroundUse.size > 0 ? body.replace(/ href="#([^"]*)"/g, flat) : body, ...size };
}

const attributePattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function readSize(list: string): { width: number; height: number } | null {
  const found = new Map(
    [...list.matchAll(attributePattern)].map(([, key, one, two]) => [key, one ?? two ?? '']),
  );
  const box = (found.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = Number.parseFloat(found.get('width') ?? '') || (box[2] ?? 0);
  const height = Number.parseFloat(found.get('height') ?? '') || (box[3] ?? 0);
  return width > 0 && height > 0 ? { width, height } : null;
}

function sanitizeAttributes(element: string, list: string, prefix: string): string {
  let kept = '';
  for (const [, key = '', one, two] of list.matchAll(attributePattern)) {
    const value = sanitizeValue(element, key, (one ?? two ?? '').trim(), prefix);
    if (value !== null) kept += ` ${key === 'xlink:href' ? 'href' : key}="${value}"`;
  }
  return kept;
}

function sanitizeValue(element: string, key: string, value: string, prefix: string): string | null {
  if (key === 'href' || key === 'xlink:href') {
    if (/^#[\w:.-]+$/.test(value)) return `#${prefix}${value.slice(1)}`;
    const picture =
      element === 'image' && /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/.test(value);
    return picture ? value : null;
  }
  if (!allowedAttributes.has(key) || /[<>"&\\]|javascript:/i.test(value)) return null;
  if (key === 'id') return /^[\w:.-]+$/.test(value) ? prefix + value : null;
  if (key === 'style') return sanitizeStyle(value);
  const reference = /^url\(\s*['"]?#([\w:.-]+)['"]?\s*\)$/.exec(value);
  if (reference !== null) return `url(#${prefix}${reference[1]})`;
  return /url\(|@import|expression/i.test(value) ? null : value;
}

function sanitizeStyle(value: string): string | null {
  const kept = value
    .split(';')
    .map((declaration) => declaration.split(':').map((word) => word.trim()))
    .filter(([property = '', word = '']) => allowedStyleProperties.has(property) && /^[a-z-]+$/.test(word))
    .map(([property, word]) => `${property}:${word}`);
  return kept.length === 0 ? null : kept.join(';');
}
