/** A frame in, what can be found in it out: the frame, its components, pictures, texts and every layer that paints. */
import type { SearchKind } from '#design/search';
import type { Colour, DesignComponent, DesignFrame, DesignNode, Paint } from '#design/tree';

/** One thing that can be found. Plain JSON. */
export interface SearchItem {
  readonly nodeId: string;
  readonly kind: SearchKind;
  readonly name: string;
  /** The letters it shows: its own, and those of all layers in it where it is a frame or a component. */
  readonly text: string;
  /** What its component is said to be for, and its properties. */
  readonly description: string;
  /** `#rrggbb` and the share of its area, 0 to 1, the largest first. */
  readonly colours: readonly (readonly [hex: string, share: number])[];
  readonly fonts: readonly string[];
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Image fills that it shows, by Figma's hash. */
  readonly pictures: readonly string[];
  /** What the audit found in it, and in all layers in it where it is a frame or a component. @default it was not audited */
  readonly findings?: number;
}

/** The items of one frame. */
export interface FrameItems {
  /** The file that it is in, where an index has several. @default none */
  readonly file?: string;
  readonly frameId: string;
  readonly name: string;
  readonly page: string | null;
  /** Changes with whatever the items were made of. */
  readonly digest: string;
  readonly items: readonly SearchItem[];
}

const mostLetters = 4000;
const mostColours = 8;

/** How many findings of an audit a layer has itself; `null` where none was made. */
export type CountFindings = (nodeId: string) => number;

/** Collects the items of a frame; layers that show nothing and are named by nobody are left out. */
export function collectItems(
  { root, page }: DesignFrame,
  components: Readonly<Record<string, DesignComponent>>,
  digest: string,
  countFindings: CountFindings | null = null,
): FrameItems {
  const items: SearchItem[] = [];
  const inside = new Map<Summary, number>();
  summarize(root, true, (node, summary, isFrame, parent) => {
    const own = countFindings?.(node.id) ?? 0;
    const all = own + (inside.get(summary) ?? 0);
    if (parent !== null) inside.set(parent, (inside.get(parent) ?? 0) + all);
    inside.delete(summary);
    const item = toItem(node, summary, isFrame, components);
    if (item === null) return;
    const findings = item.kind === 'frame' || item.kind === 'component' ? all : own;
    items.push(countFindings === null ? item : { ...item, findings });
  });
  return { frameId: root.id, name: root.name, page, digest, items };
}

/** What is in a layer and all inside it. */
interface Summary {
  text: string;
  readonly colours: Map<string, number>;
  readonly fonts: Set<string>;
  readonly pictures: Set<string>;
}

/** Visits a layer after all inside it, without recursion. */
function summarize(
  root: DesignNode,
  rootIsFrame: boolean,
  visit: (node: DesignNode, summary: Summary, isFrame: boolean, parent: Summary | null) => void,
): void {
  interface Open {
    readonly node: DesignNode;
    readonly summary: Summary;
    readonly parent: Open | null;
    next: number;
  }
  const open = (node: DesignNode, parent: Open | null): Open => ({
    node,
    summary: readOwn(node),
    parent,
    next: 0,
  });
  let current: Open | null = open(root, null);
  while (current !== null) {
    const children: readonly DesignNode[] = childrenOf(current.node, current.parent === null);
    const child: DesignNode | undefined = children[current.next];
    current.next += 1;
    if (child !== undefined) {
      if (child.visible) current = open(child, current);
      continue;
    }
    const { parent } = current;
    visit(current.node, current.summary, rootIsFrame && parent === null, parent?.summary ?? null);
    if (current.parent !== null) merge(current.parent.summary, current.summary);
    current = current.parent;
  }
}

/** The frames in a section are frames of their own. */
function childrenOf(node: DesignNode, isRoot: boolean): readonly DesignNode[] {
  if (node.kind !== 'box') return [];
  return node.role === 'section' && isRoot ? [] : node.children;
}

function merge(into: Summary, from: Summary): void {
  if (from.text !== '' && into.text.length < mostLetters)
    into.text += `${into.text === '' ? '' : '\n'}${from.text}`;
  for (const [colour, area] of from.colours) into.colours.set(colour, (into.colours.get(colour) ?? 0) + area);
  for (const font of from.fonts) into.fonts.add(font);
  for (const picture of from.pictures) into.pictures.add(picture);
}

function readOwn(node: DesignNode): Summary {
  const { width, height } = node.absoluteBox;
  const colours = new Map<string, number>();
  const add = (colour: Colour, area: number) => {
    if (colour.a > 0.04 && area > 0)
      colours.set(hex(colour), (colours.get(hex(colour)) ?? 0) + area * colour.a);
  };
  const pictures = new Set<string>();
  const addPaints = (paints: readonly Paint[], area: number) => {
    for (const paint of paints) {
      if (paint.kind === 'solid') add(paint.colour, area * paint.opacity);
      if (paint.kind === 'gradient')
        for (const { colour } of paint.stops) add(colour, (area * paint.opacity) / paint.stops.length);
      if (paint.kind === 'image') pictures.add(paint.imageRef);
    }
  };
  const fills = node.kind === 'text' ? node.runs.flatMap((run) => run.fills) : node.fills;
  // Letters cover about a fifth of their box.
  addPaints(fills, width * height * (node.kind === 'text' ? 0.2 / Math.max(1, node.runs.length) : 1));
  if (node.stroke !== null)
    addPaints(node.stroke.paints, (width + height) * Math.max(...node.stroke.weights));
  return {
    text: node.kind === 'text' ? node.characters.slice(0, mostLetters) : '',
    colours,
    fonts: new Set(node.kind === 'text' ? node.runs.map(({ style }) => style.family) : []),
    pictures,
  };
}

function toItem(
  node: DesignNode,
  summary: Summary,
  isFrame: boolean,
  components: Readonly<Record<string, DesignComponent>>,
): SearchItem | null {
  const kind = kindOf(node, isFrame);
  // Colours of a layer are its own; a frame and a component show those of everything in them.
  const isWhole = isFrame || kind === 'component';
  const own = isWhole ? summary : readOwn(node);
  const isNamed = node.kind === 'text' || !isDefaultName(node.name);
  if (!isWhole && !isNamed && own.colours.size === 0 && own.pictures.size === 0) return null;
  const total = [...own.colours.values()].reduce((sum, area) => sum + area, 0);
  const { width, height } = node.absoluteBox;
  return {
    nodeId: node.id,
    kind,
    name: node.name,
    text: own.text,
    description: describe(node, components),
    colours: [...own.colours]
      .sort(([, one], [, other]) => other - one)
      .slice(0, mostColours)
      .map(([colour, area]) => [colour, Math.round((area / total) * 1000) / 1000] as const),
    fonts: [...own.fonts],
    width: Math.round(width),
    height: Math.round(height),
    pictures: [...own.pictures],
  };
}

function kindOf(node: DesignNode, isFrame: boolean): SearchKind {
  if (node.kind === 'box') {
    if (node.role === 'component' || node.role === 'component-set' || node.role === 'instance')
      return 'component';
    if (isFrame) return 'frame';
    if (node.fills.some(({ kind }) => kind === 'image')) return 'picture';
  }
  return isFrame ? 'frame' : 'layer';
}

function describe(node: DesignNode, components: Readonly<Record<string, DesignComponent>>): string {
  if (node.kind !== 'box') return '';
  const id = node.instance?.componentId ?? node.id;
  const component = Object.hasOwn(components, id) ? components[id] : undefined;
  const values = Object.values(node.instance?.properties ?? {}).flatMap((property) =>
    property.kind === 'variant' || property.kind === 'text' ? property.value : [],
  );
  const own =
    component === undefined ? [] : [component.set?.name ?? '', component.name, component.description];
  return [...own, ...values].filter(Boolean).join('\n');
}

/** Names that Figma gives, in English: whoever cared gave another. */
export function isDefaultName(name: string): boolean {
  return /^(?:frame|group|rectangle|ellipse|vector|line|polygon|star|union|subtract|intersect|exclude|image|mask group)\s*\d*$/i.test(
    name.trim(),
  );
}

function hex({ r, g, b }: Colour): string {
  return `#${[r, g, b]
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
