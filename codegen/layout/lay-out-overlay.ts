/**
 * Lays out the dialog that a frame shows over its page, and puts it at the end of that page. It is fixed to the window,
 * whatever the width: what was drawn in the middle stays in the middle, a drawer at its side, a sheet at the bottom. What
 * does not fit the window scrolls in the dialog.
 */
import type { BoxNode } from '#design/tree';
import { percent, px, readPx } from '../css/css-values.ts';
import { toStyle } from '../css/declaration-map.ts';
import { isOuterLayout } from '../css/merge-styles.ts';
import { propertyOf } from '../css/properties.ts';
import { unconditionalValueOf } from '../css/style-queries.ts';
import { recognizeIcon } from '../semantics/icon-shapes.ts';
import { isCrossSign } from '../semantics/interactions/close-dialogs.ts';
import { emptyBox, plainColumn } from './empty-box.ts';
import type { DrawnOverlay, IsCross } from './intent/find-overlay.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutPage, Style } from './layout-tree.ts';
import { isPhoneWidth } from './responsive/breakpoints.ts';
import type { LengthReader } from './responsive/length-reader.ts';
import { maxPhonePage } from './responsive/limit-phone-pages.ts';
import { makeResponsive } from './responsive/make-responsive.ts';

/** Creates a check whether a small layer is drawn as a cross. */
export function createCrossCheck(context: LayoutContext): IsCross {
  return (node) => {
    if (node.kind === 'text') return isCrossSign(node.characters);
    const svg = context.drawSvgFile(node, { ...node.box, x: 0, y: 0 }, context);
    return svg !== null && recognizeIcon(svg) === 'close';
  };
}

/** Adds the dialog over a page as its last child. */
export function addOverlay(
  page: LayoutPage,
  { scrim, panel }: DrawnOverlay,
  context: LayoutContext,
  read: LengthReader,
): LayoutPage {
  if (page.root.kind !== 'box') return page;
  const box = { x: 0, y: 0, width: page.width, height: page.height };
  const ground = scrim ?? emptyBox({ ...panel, id: `${panel.id}/overlay`, box });
  const placed: BoxNode = {
    ...panel,
    placement: { ...panel.placement, absolute: false, horizontal: 'fixed', vertical: 'fixed' },
  };
  const around = { ...ground, box, layout: plainColumn, children: [placed] };
  const { node } = context.layOutNode(around, { kind: 'page' }, context);
  const { root } = makeResponsive({ ...page, root: node }, read);
  const child =
    root.kind === 'box' ? root.children.find((one) => one.kind === 'box' && one.id === panel.id) : null;
  if (root.kind !== 'box' || child?.kind !== 'box') return page;
  const place = findPlace(panel, page, scrim !== null);
  const highest = highestLayerIn(page.root);
  const above: readonly Declaration[] =
    highest === null ? [] : [{ property: 'z-index', value: String(highest + 1) }];
  const dialog: LayoutBox = {
    ...child,
    inferredKind: 'dialog',
    style: [...place.panel, ...innerStyle(child, place, scrim === null)],
  };
  const overlay: LayoutBox =
    scrim === null
      ? { ...dialog, style: sorted([...above, ...dialog.style]) }
      : {
          ...root,
          inferredKind: 'overlay',
          style: sorted([...place.overlay, ...above, ...root.style.filter(isPaint)]),
          children: root.children.map((one) =>
            one === child ? { ...dialog, style: sorted(dialog.style) } : one,
          ),
        };
  return { ...page, root: { ...page.root, children: [...page.root.children, overlay] } };
}

/** Where a dialog is in the window. */
interface Place {
  /** The style of what darkens the window. */
  readonly overlay: Style;
  /** What places and sizes the panel. */
  readonly panel: Style;
  /** px; the panel is as high as the window where it is `null`. */
  readonly height: number | null;
}

/** px by which two gaps may differ and still be equal, and by which a panel may miss an edge. */
const tolerance = { equal: 4, edge: 2 };
/** px between a dialog and the edges of a narrow window. */
const windowGap = 16;

function findPlace({ box }: BoxNode, page: LayoutPage, hasScrim: boolean): Place {
  const [left, top] = [box.x, box.y];
  const [right, bottom] = [page.width - box.x - box.width, page.height - box.y - box.height];
  const touches = (gap: number) => gap <= tolerance.edge;
  const isWhole = touches(left) && touches(right);
  const isHigh = touches(top) && touches(bottom);
  const width: Record<string, string> = isWhole
    ? isPhoneWidth(page.width)
      ? { width: '100%', 'max-width': px(maxPhonePage) }
      : { 'align-self': 'stretch' }
    : { width: px(box.width), 'max-width': '100%' };
  const height = isHigh ? null : box.height;
  if (!hasScrim) {
    const side = touches(left) ? { left: '0' } : { right: '0' };
    return {
      overlay: [],
      panel: listOf({ position: 'fixed', top: '0', bottom: '0', ...side, ...width }),
      height,
    };
  }
  const isCentred = Math.abs(left - right) <= tolerance.equal;
  const align = isCentred ? 'center' : touches(left) ? 'flex-start' : 'flex-end';
  const isFree = !isCentred && !touches(left) && !touches(right);
  const isAtBottom = bottom <= tolerance.edge || (bottom <= 4 * windowGap && top > 2 * bottom);
  const isMiddle = Math.abs(top - bottom) <= tolerance.equal;
  const justify = isMiddle ? 'center' : isAtBottom ? 'flex-end' : null;
  const side = Math.min(windowGap, Math.max(0, Math.round(Math.min(left, right))));
  const gap = (drawn: number) => px(Math.min(windowGap, Math.max(0, Math.round(drawn))));
  const share = percent(top / page.height).replace('%', 'vh');
  const paddingTop = justify === null && top > windowGap ? `min(${px(top)}, ${share})` : gap(top);
  const paddingBottom = isAtBottom ? px(Math.max(0, bottom)) : gap(bottom);
  return {
    overlay: listOf({
      position: 'fixed',
      inset: '0',
      display: 'flex',
      'flex-direction': 'column',
      'align-items': align,
      ...(justify === null ? {} : { 'justify-content': justify }),
      padding: `${paddingTop} ${px(side)} ${paddingBottom}`,
    }),
    panel: listOf({
      ...width,
      ...(isFree ? { 'margin-right': `clamp(0px, 100% - ${px(box.width)}, ${px(right - side)})` } : {}),
      ...(isHigh ? { flex: '1 1 0' } : {}),
    }),
    height,
  };
}

/** The style of a panel without what placed it in the frame. It scrolls, unless something sticks out of it. */
function innerStyle(panel: LayoutBox, { height }: Place, isFixed: boolean): Style {
  const own = panel.style.filter((one) => !isPlacing(one));
  const { x = 0, y = 0, ...size } = panel.drawn;
  const staysInside = panel.children.every(({ visible, drawn }) => {
    const [left, top] = [(drawn.x ?? x) - x, (drawn.y ?? y) - y];
    return (
      !visible ||
      (Math.min(left, top) >= 0 && left + drawn.width <= size.width && top + drawn.height <= size.height)
    );
  });
  const drawn = readPx(unconditionalValueOf(panel, 'height') ?? unconditionalValueOf(panel, 'min-height'));
  const least = height !== null && drawn !== null ? { 'min-height': `min(${px(drawn)}, 100%)` } : {};
  const needsPosition = !isFixed && unconditionalValueOf(panel, 'position') === 'relative';
  return [
    ...listOf({
      ...(needsPosition ? { position: 'relative' } : {}),
      ...(isFixed ? {} : { ...least, 'max-height': '100%' }),
    }),
    ...own.filter(({ property }) => !staysInside || property !== 'overflow'),
    ...listOf(staysInside ? { 'overflow-x': 'hidden', 'overflow-y': 'auto' } : {}),
  ];
}

/** What places a node or says how large it is. */
function isPlacing(declaration: Declaration): boolean {
  return isOuterLayout(declaration) || propertyOf(declaration.property).role === 'size';
}

function isPaint(declaration: Declaration): boolean {
  const { role } = propertyOf(declaration.property);
  return declaration.property.startsWith('--') || role === 'paint' || role === 'effect';
}

function listOf(values: Readonly<Record<string, string>>): Style {
  return Object.entries(values).map(([property, value]) => ({ property, value }));
}

/** A style in the usual order of properties; what applies to narrower windows comes last. */
function sorted(style: Style): Style {
  const always = style.filter(({ below, state }) => below === undefined && state === undefined);
  const others = style.filter((one) => !always.includes(one));
  return [...toStyle(new Map(always.map(({ property, value }) => [property, value]))), ...others];
}

/** The greatest `z-index` among the parts of a page; `null` where none has one. */
function highestLayerIn({ children }: LayoutBox): number | null {
  const layers = children.flatMap((child: LayoutNode) => {
    const value = Number(unconditionalValueOf(child, 'z-index'));
    return Number.isFinite(value) ? [value] : [];
  });
  return layers.length === 0 ? null : Math.max(0, ...layers);
}
