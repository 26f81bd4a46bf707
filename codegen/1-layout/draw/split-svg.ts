/**
 * One export of a frame that holds several drawings, parted into them: Figma writes each frame that clips as a group
 * with a clip path of the frame's own rectangle, so the groups tell what belongs to which frame.
 */
import type { BoxNode, DesignNode, Point, Rectangle } from '#design/tree';

interface Element {
  readonly tag: string;
  readonly attributes: string;
  readonly inner: string;
  readonly whole: string;
}

/**
 * What each child of a frame shows of an export of that frame, by the child's id; `null` where the export cannot be
 * parted so. `corner` is the frame's own corner in the export.
 */
export function splitSvg(node: BoxNode, body: string, corner: Point): ReadonlyMap<string, string> | null {
  const children = node.children.filter(({ visible }) => visible);
  if (children.length < 2 || !children.every(isClippingFrame)) return null;
  const top = listElements(body);
  const defs = top.filter(({ tag }) => tag === 'defs').flatMap(({ inner }) => listElements(inner));
  const rectangles = new Map(defs.flatMap(readClip));
  const drawn = top.filter(({ tag }) => tag !== 'defs');
  const [only] = drawn;
  const groups = drawn.length === 1 && only?.tag === 'g' ? listElements(only.inner) : drawn;
  if (groups.length !== children.length) return null;
  const parts = new Map<string, string>();
  for (const [index, child] of children.entries()) {
    const group = groups[index];
    const clip = /clip-path="url\(#([^)"]+)\)"/.exec(group?.attributes ?? '')?.[1];
    const shown = clip === undefined ? undefined : rectangles.get(clip);
    if (group?.tag !== 'g' || shown === undefined || !isAt(shown, child.box, corner)) return null;
    parts.set(child.id, group.inner + keepDefs(group.inner, defs));
  }
  return parts;
}

/** A frame whose outline is all that it adds. */
function isClippingFrame(node: DesignNode): boolean {
  if (node.kind !== 'box' || !node.clips || node.rotation !== 0 || node.flip.x || node.flip.y) return false;
  const round = node.radii.some((radius) => radius > 0);
  return (
    !round &&
    node.fills.length === 0 &&
    node.stroke === null &&
    node.effects.length === 0 &&
    node.opacity > 0.999
  );
}

/** px that Figma's rounding of a clip path may be off. */
const slack = 1;

function isAt(shown: Rectangle, box: Rectangle, corner: Point): boolean {
  const differences = [
    shown.x - box.x - corner.x,
    shown.y - box.y - corner.y,
    shown.width - box.width,
    shown.height - box.height,
  ];
  return differences.every((difference) => Math.abs(difference) < slack);
}

function readClip({ tag, attributes, inner }: Element): readonly [string, Rectangle][] {
  const id = / id="([^"]+)"/.exec(attributes)?.[1];
  const [rect, more] = listElements(inner);
  if (tag !== 'clipPath' || id === undefined || rect?.tag !== 'rect' || more !== undefined) return [];
  const number = (name: string) => Number(new RegExp(` ${name}="([^"]+)"`).exec(rect.attributes)?.[1] ?? 0);
  const moved = / transform="translate\(([-\d.e]+)[ ,]*([-\d.e]*)\)"/.exec(rect.attributes);
  if (rect.attributes.includes(' transform=') && moved === null) return [];
  const [x, y] = [number('x') + Number(moved?.[1] ?? 0), number('y') + Number(moved?.[2] ?? 0)];
  return [[id, { x, y, width: number('width'), height: number('height') }]];
}

/** The definitions that a part refers to, and those that these refer to. */
function keepDefs(part: string, defs: readonly Element[]): string {
  const kept = new Set<Element>();
  const waiting = [part];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    const names = new Set([...text.matchAll(/(?:url\(|href=")#([\w:.-]+)/g)].map(([, name]) => name));
    for (const each of defs) {
      if (kept.has(each) || !names.has(/ id="([^"]+)"/.exec(each.attributes)?.[1])) continue;
      kept.add(each);
      waiting.push(each.whole);
    }
  }
  return kept.size === 0 ? '' : `<defs>${[...kept].map(({ whole }) => whole).join('')}</defs>`;
}

/** The elements right inside, of markup that is well-formed. */
function listElements(markup: string): readonly Element[] {
  const found: Element[] = [];
  let depth = 0;
  let open = { tag: '', attributes: '', start: 0, inner: 0 };
  for (const match of markup.matchAll(/<(\/?)([A-Za-z][\w:.-]*)([^>]*?)(\/?)>/g)) {
    const [text, closes, tag = '', attributes = '', alone] = match;
    const end = match.index + text.length;
    if (closes === '/') depth -= 1;
    else if (depth === 0) open = { tag, attributes, start: match.index, inner: end };
    if (closes !== '/' && alone !== '/') depth += 1;
    else if (depth === 0) {
      const inner = closes === '/' ? markup.slice(open.inner, match.index) : '';
      found.push({ tag: open.tag, attributes: open.attributes, inner, whole: markup.slice(open.start, end) });
    }
  }
  return found;
}
