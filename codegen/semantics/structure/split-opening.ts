/**
 * Splits the first section of a page that begins with the bar of the page: the bar becomes a box before the section, so
 * that header and main content are beside each other. Both parts get the colour of the section, and its padding is
 * divided, so nothing moves. Before a section with a picture the bar lies on the picture, without paint of its own, until
 * it needs more lines: then it stands before the picture, on a colour. A section that paints anything else remains whole.
 */
import { visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, sidesShorthand } from '../../css/css-values.ts';
import { readCssColour } from '../../css/read-colour.ts';
import { flowOf, isOutOfFlow, isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import { propertyOf } from '../../css/properties.ts';
import type { Declaration, DrawnBox, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { breakpointsBelow } from '../../layout/responsive/breakpoints.ts';
import { hasContent, isDecoration, isHeader } from './page-regions.ts';

/** Returns the page with its bar before its first section; `null` where nothing has to be split, or cannot be. */
export function splitOpening(page: LayoutBox, drawn: DrawnBox): LayoutBox | null {
  const [section, more] = visibleChildren(page).filter((child) => hasContent(child) && !isDecoration(child));
  const pageGap = gapAfter(section, page);
  if (section?.kind !== 'box' || more === undefined || pageGap === null) return null;
  const [bar, next] = visibleChildren(section).filter((child) => hasContent(child) && !isDecoration(child));
  if (bar?.kind !== 'box' || next === undefined || !isHeader(bar, drawn, true)) return null;
  if (isHeader(section, drawn, true) || !canSplit(section, bar)) return null;
  const parts = hasPicture(section) ? layOver(section, bar, pageGap, drawn) : divide(section, bar, pageGap);
  return parts === null
    ? null
    : { ...page, children: page.children.flatMap((child) => (child === section ? parts : child)) };
}

/** px; a larger gap below the first section is one that a reader of the code should see. */
const maxPageGap = 96;

/** Returns the gap in px between a section and what follows it; `null` where two parts cannot join across it. */
function gapAfter(section: LayoutNode | undefined, page: LayoutBox): number | null {
  if (section === undefined || flowOf(page) !== 'column' || isOutOfFlow(section)) return null;
  const spaced = page.style.filter(({ property }) => /^(gap|row-gap|justify-content)$/.test(property));
  const isPlain = ({ property, value }: Declaration) =>
    property !== 'justify-content' || /^(normal|flex-start|start)$/.test(value);
  if (!spaced.every((one) => isUnconditional(one) && isPlain(one))) return null;
  const gap = pxOf(unconditionalValueOf(page, 'row-gap') ?? unconditionalValueOf(page, 'gap') ?? '0px');
  return gap !== null && gap <= maxPageGap ? gap : null;
}

const keptProperties =
  /^(position|display|flex-direction|align-items|justify-content|gap|row-gap|align-self|(min-)?height|padding|background|background-color|flex-shrink)$/;

function canSplit(section: LayoutBox, bar: LayoutBox): boolean {
  const { style, instance, componentId, link, decided } = section;
  if (instance !== null || componentId !== null || link !== null || decided !== undefined) return false;
  if (flowOf(section) !== 'column' || isOutOfFlow(bar) || visibleChildren(section)[0] !== bar) return false;
  const known = style.every(
    ({ property, value, state, below }) =>
      keptProperties.test(property) &&
      state === undefined &&
      (property !== 'justify-content' || /^(flex-start|start)$/.test(value)) &&
      (property !== 'display' || below === undefined) &&
      (property !== 'position' || value === 'relative') &&
      (property !== 'background' || isAcross(value) || hasPicture(section)) &&
      (!/height$/.test(property) || /^[\d.]+px$/.test(value)),
  );
  const isStatic = ({ property }: Declaration) => !/^(flex|flex-grow|order|margin-top)$/.test(property);
  const paints = bar.style.filter(({ property }) => propertyOf(property).paints);
  return known && paints.length === 0 && bar.style.every(isStatic) && section.children.every(canShift);
}

/** Whether a background is the same at every height: one gradient from side to side. */
function isAcross(background: string): boolean {
  return /^linear-gradient\((90|270)deg,/.test(background) && !/gradient|url/.test(background.slice(16));
}

/** Whether a picture is the background of a section. */
function hasPicture(section: LayoutBox): boolean {
  return /\burl\(/.test(unconditionalValueOf(section, 'background') ?? '');
}

/** A layer out of flow keeps its place only if it is measured from the top. */
function canShift(node: LayoutNode): boolean {
  if (!isOutOfFlow(node)) return true;
  const tops = node.style.filter(({ property }) => /^(top|bottom|inset.*)$/.test(property));
  const isPlain = ({ property, value, below }: Declaration) =>
    property === 'top' && (/^-?[\d.]+px$/.test(value) || (value === 'auto' && below !== undefined));
  return tops.filter(isUnconditional).length === 1 && tops.every(isPlain);
}

function divide(section: LayoutBox, bar: LayoutBox, pageGap: number): readonly LayoutBox[] | null {
  const paddings = section.style.filter(({ property }) => property === 'padding');
  const first = paddings.find(isUnconditional);
  const gap = pxOf(unconditionalValueOf(section, 'row-gap') ?? unconditionalValueOf(section, 'gap') ?? '0px');
  const top = pxOf(expandSides(first?.value ?? '0px')[0]);
  if (gap === null || top === null || paddings.some(({ value }) => pxOf(expandSides(value)[0]) === null))
    return null;
  const inside = Math.min(gap, top);
  const barHeight = top + bar.drawn.height + inside;
  const header: LayoutBox = {
    ...section,
    id: `${section.id}/header`,
    ids: [],
    name: 'header',
    inferredKind: 'group',
    references: {},
    style: [
      ...section.style.flatMap((one) => styleOfHeader(one, inside)),
      ...(pageGap === 0 ? [] : [{ property: 'margin-bottom', value: `${-pageGap}px` }]),
    ],
    drawn: { ...section.drawn, height: barHeight },
    children: [bar],
  };
  const content: LayoutBox = {
    ...section,
    style: section.style.map((one) => styleOfContent(one, gap - inside, barHeight)),
    drawn: {
      ...section.drawn,
      ...(section.drawn.y === undefined ? {} : { y: section.drawn.y + barHeight }),
      height: section.drawn.height - barHeight,
    },
    children: section.children.filter((child) => child !== bar).map((child) => shift(child, barHeight)),
  };
  return [header, content];
}

/** px around and between the parts of a bar that is as narrow as it can be on one line. */
const barSpace = { around: 64, between: 32 };

/** The bar over the picture of its section; `null` where no colour is known on which its words can be read. */
function layOver(
  section: LayoutBox,
  bar: LayoutBox,
  pageGap: number,
  page: DrawnBox,
): readonly LayoutBox[] | null {
  const parts = divide(section, bar, pageGap);
  const colour = findColourBehind(section, bar);
  const [header, content] = parts ?? [];
  if (header === undefined || colour === null) return null;
  const items = visibleChildren(bar);
  const needed = items.reduce((sum, { drawn }) => sum + drawn.width + barSpace.between, barSpace.around);
  const below = breakpointsBelow(page.width).findLast((one) => one.below >= needed)?.below ?? page.width;
  const barHeight = header.drawn.height;
  const margin = (length: number) => ({ property: 'margin-bottom', value: `${-length}px` });
  const over: LayoutBox = {
    ...header,
    style: [
      ...header.style.filter(
        ({ property }) => !/^(background|background-color|position|margin-bottom)$/.test(property),
      ),
      { property: 'position', value: 'relative' },
      { property: 'z-index', value: '1' },
      margin(barHeight + pageGap),
      { ...margin(pageGap), below },
      { property: 'background-color', value: colour, below },
    ],
  };
  const paddings = (content?.style ?? []).filter(({ property }) => property === 'padding');
  const reserved = paddings.map((one) => {
    const [top, right, bottom, left] = expandSides(one.value);
    const isBeside = one.below !== undefined && one.below <= below;
    const before = (pxOf(top) ?? 0) + (isBeside ? 0 : barHeight);
    return { ...one, value: sidesShorthand([`${before}px`, right, bottom, left]) };
  });
  const style = [
    ...section.style.filter(({ property }) => property !== 'padding'),
    ...reserved,
    ...paddings.filter(isUnconditional).map((one) => ({ ...one, below })),
  ];
  return [over, { ...section, style, children: section.children.filter((child) => child !== bar) }];
}

/** A colour that the section paints over its picture, if the words of the bar are light on it, or dark. */
function findColourBehind(section: LayoutBox, bar: LayoutBox): string | null {
  const words = coloursOfTexts(bar).map(lightnessOf);
  if (words.length === 0 || words.includes(null)) return null;
  const isLight = words.every((lightness) => (lightness ?? 0) > 0.6);
  if (!isLight && words.some((lightness) => (lightness ?? 1) > 0.4)) return null;
  const background = unconditionalValueOf(section, 'background') ?? '';
  const painted = [...background.matchAll(/rgb\([^()]*\)|#[\da-f]{3,8}\b/gi)].flatMap(
    ([value]) => readCssColour(value)?.slice(0, 7) ?? [],
  );
  const fits = (colour: string) =>
    isLight ? (lightnessOf(colour) ?? 1) < 0.4 : (lightnessOf(colour) ?? 0) > 0.6;
  return painted.find(fits) ?? (isLight ? '#1a1a1a' : '#ffffff');
}

function coloursOfTexts(node: LayoutNode): readonly string[] {
  if (node.kind === 'box') return visibleChildren(node).flatMap(coloursOfTexts);
  return node.kind === 'text' ? [unconditionalValueOf(node, 'color') ?? '#000000'] : [];
}

/** How light a colour is to the eye, from 0 to 1; `null` for a token, whose value is not known here. */
function lightnessOf(value: string): number | null {
  const colour = readCssColour(value);
  if (colour === null) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function styleOfHeader(one: Declaration, bottom: number): Style {
  if (/^(gap|row-gap|min-height|height)$/.test(one.property)) return [];
  if (one.property !== 'padding') return [one];
  const [top, right, , left] = expandSides(one.value);
  return [{ ...one, value: sidesShorthand([top, right, `${bottom}px`, left]) }];
}

function styleOfContent(one: Declaration, top: number, barHeight: number): Declaration {
  if (/height$/.test(one.property)) {
    const height = Math.max(0, (pxOf(one.value) ?? 0) - barHeight);
    return { ...one, value: `${height}px` };
  }
  if (one.property !== 'padding') return one;
  const [, right, bottom, left] = expandSides(one.value);
  return { ...one, value: sidesShorthand([`${top}px`, right, bottom, left]) };
}

function shift(node: LayoutNode, by: number): LayoutNode {
  if (!isOutOfFlow(node)) return node;
  const style = node.style.map((one) =>
    one.property === 'top' && one.value !== 'auto'
      ? { ...one, value: `${(pxOf(one.value) ?? 0) - by}px` }
      : one,
  );
  return { ...node, style };
}

function pxOf(value: string): number | null {
  const [first = ''] = value.split(' ');
  return /^-?[\d.]+(px)?$/.test(first) ? Number.parseFloat(first) : null;
}
