/**
 * A layer as HTML, for Chromium to lay out and to show: auto layout as flex and grid, everything else placed by
 * hand. Looks are painted roughly, enough to judge a drawing by; boxes do not depend on them.
 */
import type { Layer } from './number-layers.ts';
import type { Length, Look, Place, TextLook, TypeStyle } from './sketch.ts';
import { naturalLine } from './fonts.ts';
import { layerPaint } from './layer-paint.ts';
import { resolve, type Modes, type NumberValue } from './values.ts';

type Css = Record<string, string | undefined>;

/** The markup of one layer and all inside it; each element carries its layer's id. */
export function layerHtml(layer: Layer, parent: Layer | null, pictures: ReadonlyMap<string, string>): string {
  const css: Css = {
    'box-sizing': 'border-box',
    ...placeCss(layer, parent),
    ...(layer.runs ? textCss(layer) : layoutCss(layer)),
    ...layerPaint(layer, pictures),
  };
  const stacked = layer.look.firstOnTop ? layer.children.length : 0;
  const inner = layer.runs
    ? runsHtml(layer)
    : layer.children
        .map((child, index) =>
          stacked > 0
            ? layerHtml(child, layer, pictures).replace('style="', `style="z-index:${stacked - index};`)
            : layerHtml(child, layer, pictures),
        )
        .join('');
  return `<div data-id="${layer.id}"${marks(layer, parent)} style="${escapeHtml(print(css))}">${inner}${shapeHtml(layer)}</div>`;
}

/** What the measuring page needs to know of a layer. */
function marks(layer: Layer, parent: Layer | null): string {
  const along = { HORIZONTAL: 'width', VERTICAL: 'height', GRID: null, NONE: null } as const;
  const shared = parent && !isAbsolute(layer, parent) ? along[parent.layout] : null;
  const fills = shared && (shared === 'width' ? widthOf(layer) : heightOf(layer)) === 'fill' ? shared : null;
  const shares = layer.look.wrap ? null : along[layer.layout];
  return [
    isHug(layer) ? ' data-hug' : '',
    layer.layout === 'NONE' ? '' : ' data-flex',
    layer.visible ? '' : ' data-hidden',
    fills ? ` data-fills="${fills}"` : '',
    shares ? ` data-shares="${shares}"` : '',
  ].join('');
}

function print(css: Css): string {
  return Object.entries(css)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Whether a layer stands outside its parent's auto layout. */
export function isAbsolute(layer: Layer, parent: Layer | null): boolean {
  return parent === null || parent.layout === 'NONE' || layer.look.at !== undefined;
}

function isHug(layer: Layer): boolean {
  return layer.runs !== null && widthOf(layer) === 'hug';
}

/** The wish for a width: texts and auto layout hug unless told otherwise, held at both sides nothing is wished. */
export function widthOf({ look: { width, at } }: Layer): Length {
  return width ?? (at?.left !== undefined && at.right !== undefined ? heldByBoth : 'hug');
}
export function heightOf({ look: { height, at } }: Layer): Length {
  return height ?? (at?.top !== undefined && at.bottom !== undefined ? heldByBoth : 'hug');
}

/** A fixed length that comes from the parent's. */
const heldByBoth = 0;

function placeCss(layer: Layer, parent: Layer | null): Css {
  const { look, modes } = layer;
  const css: Css = {
    'min-width': px(look.minWidth),
    'max-width': px(look.maxWidth),
    'min-height': px(look.minHeight),
    'max-height': px(look.maxHeight),
    position: 'relative',
  };
  if (isAbsolute(layer, parent)) {
    Object.assign(css, { position: 'absolute', ...sides(look.at ?? {}) });
    css.width = absoluteLength(
      widthOf(layer),
      modes,
      look.at?.left !== undefined && look.at.right !== undefined,
    );
    css.height = absoluteLength(
      heightOf(layer),
      modes,
      look.at?.top !== undefined && look.at.bottom !== undefined,
    );
    return css;
  }
  if (parent?.layout === 'GRID') return { ...css, ...cellCss(layer) };
  const along = parent?.layout === 'HORIZONTAL' ? 'width' : 'height';
  for (const side of ['width', 'height'] as const) {
    const wish = side === 'width' ? widthOf(layer) : heightOf(layer);
    if (wish === 'fill' && side === along)
      Object.assign(css, { flex: '1 1 0', [`min-${side}`]: css[`min-${side}`] ?? '0' });
    else if (wish === 'fill') Object.assign(css, { 'align-self': 'stretch', [side]: 'auto' });
    else css[side] = wish === 'hug' ? hugLength(layer, side) : px(resolve(wish, modes));
  }
  css.flex ??= 'none';
  if (overlapsPrevious(layer, parent))
    css[along === 'width' ? 'margin-left' : 'margin-top'] = px(gapOf(parent));
  return css;
}

function hugLength(layer: Layer, side: 'width' | 'height'): string {
  return side === 'width' && layer.runs === null ? 'max-content' : 'auto';
}

function overlapsPrevious(layer: Layer, parent: Layer | null): parent is Layer {
  if (!parent || (gapOf(parent) ?? 0) >= 0) return false;
  const inFlow = parent.children.filter((child) => child.visible && child.look.at === undefined);
  return inFlow[0] !== layer && inFlow[0]?.id !== layer.id;
}

function gapOf(layer: Layer): number | undefined {
  const { gap } = layer.look;
  return gap === 'auto' || gap === undefined ? undefined : resolve(gap, layer.modes);
}

function absoluteLength(wish: Length, modes: Modes, stretched: boolean): string | undefined {
  if (stretched || wish === 'fill') return 'auto';
  return wish === 'hug' ? 'max-content' : px(resolve(wish, modes));
}

function sides(at: Place): Css {
  const css: Css = {
    left: px(at.left),
    right: px(at.right),
    top: px(at.top),
    bottom: px(at.bottom),
  };
  if (at.centreX !== undefined)
    Object.assign(css, { left: `calc(50% + ${at.centreX}px)`, translate: '-50% 0' });
  if (at.centreY !== undefined)
    Object.assign(css, {
      top: `calc(50% + ${at.centreY}px)`,
      translate: at.centreX === undefined ? '0 -50%' : '-50% -50%',
    });
  if (at.pivot) css.translate = `${-100 * at.pivot[0]}% ${-100 * at.pivot[1]}%`;
  css.left ??= at.right === undefined ? '0px' : undefined;
  css.top ??= at.bottom === undefined ? '0px' : undefined;
  return css;
}

function cellCss(layer: Layer): Css {
  const { cell } = layer.look;
  if (!cell) throw new Error(`"${layer.name}" stands in a grid without a cell.`);
  const self = { MIN: 'start', CENTER: 'center', MAX: 'end' };
  return {
    'grid-row': `${cell.row + 1} / span ${cell.rowSpan ?? 1}`,
    'grid-column': `${cell.column + 1} / span ${cell.columnSpan ?? 1}`,
    'justify-self': widthOf(layer) === 'fill' ? 'stretch' : self[cell.horizontal ?? 'MIN'],
    'align-self': heightOf(layer) === 'fill' ? 'stretch' : self[cell.vertical ?? 'MIN'],
    width: widthOf(layer) === 'fill' ? 'auto' : absoluteLength(widthOf(layer), layer.modes, false),
    height:
      heightOf(layer) === 'fill'
        ? 'auto'
        : heightOf(layer) === 'hug'
          ? 'auto'
          : absoluteLength(heightOf(layer), layer.modes, false),
    'min-width': '0',
    'min-height': '0',
  };
}

function layoutCss(layer: Layer): Css {
  const { look, layout } = layer;
  if (layout === 'NONE') return {};
  const [top, right, bottom, left] = padding(layer);
  const common: Css = { padding: `${top}px ${right}px ${bottom}px ${left}px` };
  const gap = gapOf(layer) ?? 0;
  const cross = look.crossGap === undefined ? 0 : resolve(look.crossGap, layer.modes);
  if (layout === 'GRID')
    return {
      ...common,
      display: 'grid',
      'grid-template-columns': look.columns,
      'grid-template-rows': look.rows,
      gap: `${cross}px ${gap}px`,
    };
  const flow = {
    MIN: 'flex-start',
    CENTER: 'center',
    MAX: 'flex-end',
    BASELINE: 'baseline',
    SPACE_BETWEEN: 'space-between',
  };
  const isRow = layout === 'HORIZONTAL';
  return {
    ...common,
    display: 'flex',
    'flex-direction': isRow ? 'row' : 'column',
    'flex-wrap': look.wrap ? 'wrap' : 'nowrap',
    'align-items': flow[look.align ?? 'MIN'],
    'align-content': 'flex-start',
    'justify-content': flow[look.gap === 'auto' ? 'SPACE_BETWEEN' : (look.justify ?? 'MIN')],
    gap: gap < 0 ? '0' : look.wrap ? `${cross}px ${gap}px` : `${gap}px`,
  };
}

/** Top, right, bottom, left. */
export function padding(layer: Layer): readonly [number, number, number, number] {
  const { pad = 0 } = layer.look;
  const value = (part: NumberValue | undefined) => (part === undefined ? 0 : resolve(part, layer.modes));
  if (!Array.isArray(pad)) {
    const all = value(pad as NumberValue);
    return [all, all, all, all];
  }
  const [top, right, bottom = top, left = right] = pad as readonly NumberValue[];
  return [value(top), value(right), value(bottom), value(left)];
}

function textCss(layer: Layer): Css {
  const look = layer.sketch.text?.look;
  if (!look) return {};
  const clamp = look.maxLines
    ? {
        display: '-webkit-box',
        '-webkit-box-orient': 'vertical',
        '-webkit-line-clamp': String(look.maxLines),
        overflow: 'hidden',
      }
    : {};
  const vertical =
    look.alignVertical && look.alignVertical !== 'TOP'
      ? {
          display: 'flex',
          'flex-direction': 'column',
          'justify-content': look.alignVertical === 'CENTER' ? 'center' : 'flex-end',
        }
      : {};
  return {
    ...typeCss(look.style, layer.modes),
    'white-space': widthOf(layer) === 'hug' ? 'pre' : 'pre-wrap',
    'overflow-wrap': 'break-word',
    'unicode-bidi': 'plaintext',
    'text-align': { LEFT: 'left', CENTER: 'center', RIGHT: 'right', JUSTIFIED: 'justify' }[
      look.alignText ?? 'LEFT'
    ],
    'text-transform': caseCss(look),
    'font-variant-caps': look.textCase === 'SMALL_CAPS' ? 'small-caps' : undefined,
    'text-decoration': decorationCss(look.decoration),
    'font-feature-settings': look.features
      ? Object.entries(look.features)
          .map(([tag, on]) => `'${tag.toLowerCase()}' ${on}`)
          .join(', ')
      : undefined,
    ...clamp,
    ...vertical,
  };
}

function caseCss(look: TextLook): string | undefined {
  const cases = { UPPER: 'uppercase', LOWER: 'lowercase', TITLE: 'capitalize', SMALL_CAPS: undefined };
  return look.textCase ? cases[look.textCase] : undefined;
}

function decorationCss(decoration: TextLook['decoration']): string | undefined {
  return decoration ? { UNDERLINE: 'underline', STRIKETHROUGH: 'line-through' }[decoration] : undefined;
}

function typeCss(style: Partial<TypeStyle>, modes: Modes): Css {
  return {
    'font-family': style.family && `'${style.family}'`,
    'font-weight': style.weight === undefined ? undefined : String(style.weight),
    'font-size': style.size === undefined ? undefined : px(resolve(style.size, modes)),
    'line-height': px(style.line === 'auto' ? Math.round(naturalLine(style, modes)) : style.line),
    'letter-spacing': px(style.spacing),
    'font-style': style.italic ? 'italic' : undefined,
  };
}

function runsHtml(layer: Layer): string {
  const look = layer.sketch.text?.look;
  const runs = layer.runs ?? [];
  if (look?.list || look?.paragraphSpacing || look?.paragraphIndent) return paragraphsHtml(layer, look);
  const inner = runs.map((run) => runHtml(run, layer.modes)).join('');
  return `<span>${inner}</span>`;
}

function runHtml(run: NonNullable<Layer['runs']>[number], modes: Modes): string {
  const css = {
    ...typeCss(run.style ?? {}, modes),
    color: run.fill && resolve(run.fill, modes),
    'text-decoration': decorationCss(run.decoration),
  };
  return `<span style="${escapeHtml(print(css))}">${escapeHtml(run.text)}</span>`;
}

/** Lists hang by 1.5 em a level, as Figma has it. */
function paragraphsHtml(layer: Layer, look: TextLook): string {
  const counts: number[] = [];
  const size = resolve(look.style.size, layer.modes);
  const lines = (layer.runs ?? [])
    .map((run) => run.text)
    .join('')
    .split('\n');
  return lines
    .map((line, index) => {
      const { kind, depth } = look.list?.[index] ?? { kind: 'NONE', depth: 0 };
      counts[depth] = kind === 'ORDERED' ? (counts[depth] ?? 0) + 1 : 0;
      counts.length = depth + 1;
      const mark = kind === 'ORDERED' ? `${counts[depth]}.` : '•';
      const css: Css = {
        display: 'block',
        position: 'relative',
        'margin-bottom': index < lines.length - 1 ? px(look.paragraphSpacing ?? 0) : '0',
        'padding-left': kind === 'NONE' ? undefined : px(depth * size * 1.5),
        'text-indent': px(look.paragraphIndent),
      };
      const marker =
        kind === 'NONE'
          ? ''
          : `<span style="position:absolute;left:${(depth - 1) * size * 1.5}px;width:${size * 1.15}px;text-align:right">${mark}</span>`;
      return `<span style="${print(css)}">${marker}${escapeHtml(line)}</span>`;
    })
    .join('');
}

function shapeHtml(layer: Layer): string {
  const { paths } = layer.sketch;
  if (!paths) return '';
  const [width, height] = paths.box;
  const lines = paths.line !== undefined;
  const paint = lines
    ? `fill="none" stroke="currentColor" stroke-width="${paths.line}" stroke-linecap="round" stroke-linejoin="round"`
    : 'fill="currentColor" fill-rule="evenodd"';
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" style="position:absolute;inset:0;width:100%;height:100%;overflow:visible;visibility:visible" ${paint}>${paths.paths.map((path) => `<path d="${path}"/>`).join('')}</svg>`;
}

function px(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${value}px`;
}
export type { Look };
