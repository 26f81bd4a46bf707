/**
 * Sanitizes SVG from outside, so that it is safe inside a page: elements and attributes that are not on the lists below
 * are removed, ids get a prefix, and no reference leaves the SVG.
 */
import { shortHash } from './vector-asset-list.ts';

const allowedElements = new Set(
  `svg g path rect circle ellipse line polyline polygon defs clipPath mask linearGradient radialGradient stop pattern use image filter
  feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode feMorphology feOffset`.split(
    /\s+/,
  ),
);

/** A sanitized SVG. */
export interface SanitizedSvg {
  /** The markup between `<svg>` and `</svg>`. */
  readonly body: string;
  /** px, from `viewBox` or from width and height. */
  readonly width: number;
  readonly height: number;
}

/** Deeper than any drawing tool nests, and within the limits of formatters and browsers. */
const maxDepth = 100;

interface OpenElement {
  readonly tag: string;
  readonly id: string | null;
  readonly kept: boolean;
}

const attributePattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Sanitizes an SVG document; `null` if it is not one. `name` makes its ids unique. The output is well-formed even if
 * the input is not. A `use` of an element that contains a `use` loses its target: ten such elements with ten references
 * each are more shapes than a browser can draw.
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

const allowedAttributes = new Set(
  `d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points offset viewBox transform gradientTransform gradientUnits
  patternTransform patternUnits patternContentUnits preserveAspectRatio clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset opacity stop-color stop-opacity filter filterUnits primitiveUnits color-interpolation-filters flood-opacity
  flood-color result in in2 mode type values dx dy stdDeviation operator radius k1 k2 k3 k4 id style`.split(
    /\s+/,
  ),
);

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

const allowedStyleProperties = new Set(['mix-blend-mode', 'mask-type', 'isolation']);

function sanitizeStyle(value: string): string | null {
  const kept = value
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(
      ([property = '', keyword = '']) => allowedStyleProperties.has(property) && /^[a-z-]+$/.test(keyword),
    )
    .map(([property, keyword]) => `${property}:${keyword}`);
  return kept.length === 0 ? null : kept.join(';');
}
