/**
 * Lets every checkbox, radio button and switch look right in both states. Pages and components come in. A toggle that shows
 * one state only takes the other look from a toggle of its kind and size that is drawn in that state, wherever it is. Where
 * none is, the look is derived: the knob of a switch moves to the other end of its track, a tick or a dot is added or hidden,
 * and the fill becomes the accent colour of the pages or a grey. The words beside a toggle follow too, where all
 * rows that are on differ from all others in the same way. What differs becomes a style in the state of the input.
 */
import type { DesignToken } from '#design/tree';
import { expandSides, px, readPx, sidesShorthand } from '../css/css-values.ts';
import { propertyOf } from '../css/properties.ts';
import { flowOf, isUnconditional, unconditionalValueOf } from '../css/style-queries.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { NameScope } from '../naming/identifiers.ts';
import { TogglePalette } from './toggle-palette.ts';
import {
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeVector,
  isStyled,
  mapCodeNodes,
  nodesIn,
  nodesOf,
  type StyledNode,
} from './code-component.ts';
import { type DrawnToggle, isToggleInput, readToggle } from './form-controls.ts';
import { RowStates } from './toggle-rows.ts';
import { asInvisible, shownWhile } from './props/apply-native-state.ts';

/** Adds the look of the state that is not drawn to all toggles. */
export function addToggleStates(
  components: readonly CodeComponent[],
  tokens: readonly DesignToken[],
): readonly CodeComponent[] {
  const toggles = components.flatMap(nodesOf).flatMap((node) => readToggle(node) ?? []);
  const swatches = findSwatchIds(components);
  const isSwatch = ({ ids }: CodeElement) => ids.some((id) => swatches.has(id));
  const hosts = toggles.filter(({ element }) => !isSwatch(element));
  if (
    toggles.length === 0 ||
    (swatches.size === 0 && !hosts.some(({ isCovered, isOn }) => !isCovered && isOn !== null))
  )
    return components;
  const palette = new TogglePalette(components, tokens);
  const examples = firstOfEachLook(hosts);
  const rows = new RowStates(components);
  return components.map((component) => {
    const root = mapCodeNodes(component.root, (node) => {
      const toggle = readToggle(node);
      const looks = toggle !== null && isSwatch(toggle.element) ? deriveSwatch : null;
      const host = toggle === null ? node : withBothLooks(toggle, examples, palette, looks);
      return rows.apply(host);
    });
    return root === component.root
      ? component
      : { ...component, root: withSharedHosts(withOwnNames(component.root, root)) };
  });
}

/** What a toggle looks like in one state. */
interface Look {
  readonly style: Style;
  readonly children: readonly CodeNode[];
}

function withBothLooks(
  toggle: DrawnToggle,
  examples: readonly DrawnToggle[],
  palette: TogglePalette,
  derive: ((toggle: DrawnToggle, drawn: Look) => Look) | null,
): CodeElement {
  const { element, isOn } = toggle;
  if (toggle.isCovered || isOn === null) return element;
  const inputs = element.children.filter(isToggleInput);
  const drawn = { style: element.style, children: element.children.filter((child) => !isToggleInput(child)) };
  const other =
    derive === null
      ? (findOtherLook(toggle, examples) ?? deriveLook(toggle, drawn, palette))
      : derive(toggle, drawn);
  const { style, children } = mergeLooks(isOn ? other : drawn, isOn ? drawn : other, drawn);
  return { ...element, style, children: [...children, ...inputs.map(asInvisible)], reacts: true };
}

/** Colours to choose from at least. */
const minSwatches = 3;

/** Returns the layers of radio buttons in a row of which each has a colour of its own, because it stands for that colour. */
function findSwatchIds(components: readonly CodeComponent[]): ReadonlySet<string> {
  const rows = components
    .flatMap(nodesOf)
    .flatMap((node) => (node.kind === 'element' ? [node.children] : []));
  const found = rows.flatMap((row) => {
    const radios = row.flatMap((node) => {
      const toggle = readToggle(node);
      const colour = toggle?.kind === 'radio' ? colourOf(toggle.element) : undefined;
      return toggle === null || colour === undefined ? [] : [{ toggle, colour }];
    });
    const areDistinct = new Set(radios.map(({ colour }) => colour)).size === row.length;
    return row.length >= minSwatches && areDistinct ? radios.flatMap(({ toggle }) => toggle.element.ids) : [];
  });
  return new Set(found);
}

/** The fill of an element, or of the only part in it beside its input. */
function colourOf(element: CodeElement): string | undefined {
  const own = unconditionalValueOf(element, 'background-color');
  const [part, more] = element.children.filter((child) => !isToggleInput(child));
  return own ?? (part?.kind === 'element' && more === undefined ? colourOf(part) : undefined);
}

/** A colour keeps its fill in both states: the chosen one has a ring, or its mark, which the others have not. */
function deriveSwatch({ element, isOn }: DrawnToggle, { style, children }: Look): Look {
  if (isOn !== true) {
    const ring = `0 0 0 ${px(swatchRing)} #ffffff, 0 0 0 ${px(2 * swatchRing)} ${colourOf(element) ?? 'currentColor'}`;
    return { style: withValues(style, { 'box-shadow': ring }), children };
  }
  const border = unconditionalValueOf({ style }, 'border');
  if (unconditionalValueOf({ style }, 'background-color') !== undefined) return { style, children: [] };
  const width = border?.split(' ')[0];
  const hidden = width === undefined ? { 'box-shadow': 'none' } : { border: `${width} solid transparent` };
  return { style: withValues(style, hidden), children };
}

/** px of the ring around a chosen colour, and between both. */
const swatchRing = 2;

/** px by which two toggles of one size may differ. */
const maxSizeDifference = 2;

/** The first of the toggles with one kind, state and size, as far as no prop decides what it looks like. */
function firstOfEachLook(toggles: readonly DrawnToggle[]): readonly DrawnToggle[] {
  const found = new Map<string, DrawnToggle>();
  for (const toggle of toggles) {
    const { element, kind, isOn, isCovered, width, height } = toggle;
    const key = [kind, isOn, isCovered, width, height, element.children.length].join(' ');
    if (found.has(key)) continue;
    const depends = nodesIn(element).some((node) => node.kind === 'property' || node.kind === 'use');
    if (!depends) found.set(key, toggle);
  }
  return [...found.values()];
}

/** Finds a toggle of the same kind and size that shows the other state, the one with the most similar content first. */
function findOtherLook(toggle: DrawnToggle, examples: readonly DrawnToggle[]): Look | null {
  const count = toggle.element.children.length;
  const known = examples.filter(
    (other) =>
      other.kind === toggle.kind &&
      Math.abs(other.width - toggle.width) <= maxSizeDifference &&
      Math.abs(other.height - toggle.height) <= maxSizeDifference &&
      (other.isCovered || other.isOn === !toggle.isOn) &&
      (toggle.kind !== 'switch' || other.element.children.length === count),
  );
  const [best] = known
    .filter(({ isCovered }) => !isCovered)
    .concat(known.filter(({ isCovered }) => isCovered));
  if (best === undefined) return null;
  const shown = lookOf(best.element, toggle.isOn === false);
  return { style: shown.style, children: shown.children.map(withoutLayers) };
}

/** The look of a toggle in one of the two states that its style may know. */
function lookOf({ style, children }: CodeElement, isOn: boolean): Look {
  return {
    style: inState(style, isOn),
    children: children.flatMap((child): readonly CodeNode[] => {
      if (isToggleInput(child) || child.kind === 'when') return [];
      if (!isStyled(child)) return [child];
      const shown = { ...child, style: inState(child.style, isOn), variants: [] };
      return unconditionalValueOf(shown, 'display') === 'none' ? [] : [shown];
    }),
  };
}

function inState(style: Style, isOn: boolean): Style {
  const states = style.filter(({ state }) => state === 'current');
  const changed = isOn ? states.map(({ property, value }) => ({ property, value })) : [];
  return [
    ...style.filter(
      (one) => isUnconditional(one) && !changed.some(({ property }) => property === one.property),
    ),
    ...changed,
  ];
}

/** A part that is drawn elsewhere is no layer here. */
function withoutLayers(node: CodeNode): CodeNode {
  return mapCodeNodes(node, (one) => ('ids' in one ? { ...one, ids: [] } : one));
}

/** What the state of a toggle may change: neither its size nor its place. */
function isOfState(property: string): boolean {
  const { role } = propertyOf(property);
  return (role === 'paint' || role === 'content' || property === 'opacity') && !/radius/.test(property);
}

function mergeLooks(off: Look, on: Look, drawn: Look): Look {
  return {
    style: mergeStyles(off.style, on.style, drawn.style, isOfState),
    children: mergeChildren(off.children, on.children, drawn.children),
  };
}

/** Returns one style for two states: that of the first, and what differs in the second as declarations of its state. */
function mergeStyles(off: Style, on: Style, drawn: Style, isCompared: (property: string) => boolean): Style {
  const compared = (style: Style) => style.filter((one) => isUnconditional(one) && isCompared(one.property));
  const [first, second] = [compared(off), compared(on)];
  const valueIn = (style: Style, property: string) => style.find((one) => one.property === property)?.value;
  const kept = drawn.flatMap((one): readonly Declaration[] => {
    if (!isUnconditional(one) || !isCompared(one.property)) return [one];
    const value = valueIn(first, one.property);
    return value === undefined ? [] : [{ ...one, value }];
  });
  const added = first.filter(({ property }) => valueIn(kept.filter(isUnconditional), property) === undefined);
  const ends = first.flatMap(({ property }): Style =>
    valueIn(second, property) === undefined
      ? [{ property, value: propertyOf(property).initial, state: 'current' }]
      : [],
  );
  const begins = second.flatMap(({ property, value }): Style =>
    valueIn(first, property) === value ? [] : [{ property, value, state: 'current' }],
  );
  const isBelow = ({ below }: Declaration) => below !== undefined;
  return [...kept.filter((one) => !isBelow(one)), ...added, ...ends, ...begins, ...kept.filter(isBelow)];
}

/** Parts that both looks have change their style; others are shown in one state only. */
function mergeChildren(
  off: readonly CodeNode[],
  on: readonly CodeNode[],
  drawn: readonly CodeNode[],
): readonly CodeNode[] {
  const isAlike =
    off.length === on.length &&
    off.every((one, index) => {
      const other = on[index];
      if (one.kind === 'vector' && other?.kind === 'vector') return one.svg === other.svg;
      return (
        one.kind === 'element' &&
        other?.kind === 'element' &&
        one.tag === other.tag &&
        one.children.length + other.children.length === 0
      );
    });
  if (!isAlike)
    return [
      ...off.map((child) => (isStyled(child) ? shownWhile(child, false) : child)),
      ...on.map((child) => (isStyled(child) ? shownWhile(child, true) : child)),
    ];
  return drawn.map((child, index) => {
    const [one, other] = [off[index], on[index]];
    if (!isStyled(child) || one === undefined || other === undefined) return child;
    if (!isStyled(one) || !isStyled(other)) return child;
    const isCompared = (property: string) => propertyOf(property).role !== 'size';
    return { ...child, style: mergeStyles(one.style, other.style, child.style, isCompared) };
  });
}

/** Derives the state that is drawn nowhere. */
function deriveLook(toggle: DrawnToggle, drawn: Look, palette: TogglePalette): Look {
  if (toggle.kind === 'switch') return deriveSwitch(toggle, drawn, palette);
  return toggle.isOn === true ? deriveEmpty(drawn, palette) : deriveFilled(toggle, drawn, palette);
}

function deriveSwitch({ isOn, width, height }: DrawnToggle, drawn: Look, palette: TogglePalette): Look {
  const fill = isOn === true ? palette.grey : palette.accent;
  const style = withValues(drawn.style, { 'background-color': fill });
  const [knob, more] = drawn.children.filter(isStyled);
  if (knob === undefined || more !== undefined) return { ...drawn, style };
  const moved = moveContent(drawn.style, isOn !== true);
  if (moved !== null)
    return { style: withValues(moved, { 'background-color': fill }), children: drawn.children };
  const size = readPx(unconditionalValueOf(knob, 'width')) ?? 0;
  const distance = width - size - (height - size);
  if (size === 0 || distance <= 0) return { ...drawn, style };
  const by = px(isOn === true ? -distance : distance);
  return {
    style,
    children: drawn.children.map((child) =>
      child === knob ? { ...knob, style: withValues(knob.style, { transform: `translateX(${by})` }) } : child,
    ),
  };
}

/** Moves what is in a box to its other end; `null` where more than the layout of the box decides its place. */
function moveContent(style: Style, toEnd: boolean): Style | null {
  const valueOf = (property: string) => unconditionalValueOf({ style }, property);
  const [top, right, bottom, left] = expandSides(valueOf('padding') ?? '0');
  const [start, end] = [readPx(left) ?? Number.NaN, readPx(right) ?? Number.NaN];
  const isEven = Math.abs(start - end) <= maxSizeDifference;
  const isAtEnd = !toEnd;
  if (!isEven && start > end === isAtEnd)
    return withValues(style, { padding: sidesShorthand([top, left, bottom, right]) });
  const flow = flowOf({ style });
  const property = flow === 'row' ? 'justify-content' : flow === 'column' ? 'align-items' : null;
  if (!isEven || property === null) return null;
  const isDrawnAtEnd = valueOf(property) === 'flex-end';
  const isDrawnAtStart = ['flex-start', undefined].includes(valueOf(property));
  if (isAtEnd ? !isDrawnAtEnd : !isDrawnAtStart) return null;
  return withValues(style, { [property]: toEnd ? 'flex-end' : 'flex-start' });
}

/** An empty box: what is in it is hidden, its fill is that of the page, and it has a frame. */
function deriveEmpty({ style }: Look, palette: TogglePalette): Look {
  const valueOf = (property: string) => unconditionalValueOf({ style }, property);
  const frame = frameProperty(style);
  const fills = Object.fromEntries(
    ['background', 'background-image'].flatMap((one) => (valueOf(one) === undefined ? [] : [[one, 'none']])),
  );
  const line = `${px(emptyFrame)} solid ${palette.grey}`;
  const frames =
    frame === 'border' ? { border: line } : { 'box-shadow': `inset 0 0 0 ${px(emptyFrame)} ${palette.grey}` };
  return { style: withValues(style, { ...fills, 'background-color': '#ffffff', ...frames }), children: [] };
}

/** px of the frame of an empty box. */
const emptyFrame = 1.5;

/** A checkbox in the accent colour with a tick, or a radio button with a dot. */
function deriveFilled({ kind, width }: DrawnToggle, { style }: Look, palette: TogglePalette): Look {
  const framed = recolourFrame(style, palette.accent);
  if (kind === 'radio') {
    const dot = `radial-gradient(closest-side, ${palette.accent} 50%, transparent calc(50% + 1px))`;
    return { style: withValues(framed, { 'background-image': dot }), children: [] };
  }
  return {
    style: withValues(framed, {
      'background-color': palette.accent,
      display: 'flex',
      'align-items': 'center',
      'justify-content': 'center',
    }),
    children: [tickOf(Math.round(width * tickShare), palette.onAccent)],
  };
}

/** The size of a tick relative to its box. */
const tickShare = 0.7;

function tickOf(size: number, colour: string): CodeVector {
  return {
    kind: 'vector',
    svg: '<svg viewBox="0 0 14 14" fill="none"><path d="m2.5 7.5 3 3 6-7" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
    staysInside: true,
    layerName: 'check',
    styleName: 'tick',
    style: [
      { property: 'flex-shrink', value: '0' },
      { property: 'width', value: px(size) },
      { property: 'height', value: px(size) },
      { property: 'color', value: colour },
    ],
    variants: [],
    label: null,
    ids: [],
  };
}

/** How the frame of a box is declared. */
function frameProperty(style: Style): 'border' | 'box-shadow' | null {
  const isSet = (property: string) => unconditionalValueOf({ style }, property) !== undefined;
  if (isSet('border')) return 'border';
  return isSet('box-shadow') ? 'box-shadow' : null;
}

function recolourFrame(style: Style, colour: string): Style {
  return style.map((one) => {
    const { property, value } = one;
    const isFrame = property === 'border' || property === 'outline' || /^inset 0 0 0 \S+ /.test(value);
    if (!isUnconditional(one) || !isFrame || value.includes(',')) return one;
    const [, start = ''] = /^(inset 0 0 0 \S+ |\S+ (?:solid|dashed) )/.exec(value) ?? [];
    return start === '' ? one : { ...one, value: `${start}${colour}` };
  });
}

function withValues(style: Style, values: Readonly<Record<string, string>>): Style {
  const names = Object.keys(values);
  return [
    ...style.map((one) => {
      const value = isUnconditional(one) ? values[one.property] : undefined;
      return value === undefined ? one : { ...one, value };
    }),
    ...names
      .filter((property) => unconditionalValueOf({ style }, property) === undefined)
      .map((property) => ({ property, value: values[property] ?? '' })),
  ];
}

/**
 * Gives toggles that now look the same in both states one name: the style of a part is printed below the name of its toggle, so a
 * part that two toggles share needs one.
 */
function withSharedHosts(root: CodeNode): CodeNode {
  const names = new Map<string, string | null>();
  return mapCodeNodes(root, (node) => {
    if (node.kind !== 'element' || readToggle(node) === null) return node;
    const key = JSON.stringify([node.tag, node.style, node.variants]);
    if (!names.has(key)) names.set(key, node.styleName);
    return { ...node, styleName: names.get(key) ?? node.styleName };
  });
}

/** Gives styles that are no longer equal names of their own. */
function withOwnNames(before: CodeNode, after: CodeNode): CodeNode {
  const taken = nodesIn(before).flatMap((node) =>
    isStyled(node) && node.styleName !== null ? [node.styleName] : [],
  );
  const scope = new NameScope(taken, '-');
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  const keyOfStyle = (node: StyledNode) => `${node.styleName} ${JSON.stringify([node.style, node.variants])}`;
  const remaining = new Set(nodesIn(after).filter(isStyled).map(keyOfStyle));
  for (const node of nodesIn(before).filter(isStyled)) {
    const key = keyOfStyle(node);
    if (node.styleName === null || !remaining.has(key)) continue;
    owners.set(node.styleName, key);
    names.set(key, node.styleName);
  }
  const nameOf = (node: StyledNode): string | null => {
    const { styleName } = node;
    if (styleName === null) return null;
    const key = keyOfStyle(node);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = owners.has(styleName) ? scope.take(styleName) : styleName;
    owners.set(styleName, key);
    names.set(key, name);
    return name;
  };
  return mapCodeNodes(after, (node) => (isStyled(node) ? { ...node, styleName: nameOf(node) } : node));
}
