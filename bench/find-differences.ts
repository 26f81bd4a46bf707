/**
 * How the uses of one of Figma's components differ: its variant properties, and by place in it the words, what is
 * shown, pictures, colours and the components of instances. What follows from a variant is no difference of its own.
 */
import type { BoxNode, DesignNode, Paint } from '#design/tree';
import { partOf, type Components } from './part-of.ts';

export interface Difference {
  readonly kind: 'variant' | 'text' | 'shown' | 'picture' | 'colour' | 'part';
  readonly place: string;
  /** By use; `null` where a use has no such place. */
  readonly values: readonly (string | null)[];
  /** Between states of one control, which CSS may show by itself and then needs no prop. */
  readonly isState: boolean;
}

export function findDifferences(uses: readonly BoxNode[], components: Components): readonly Difference[] {
  const variants = findVariants(uses);
  const places = uses.map((use) => readPlaces(use, components));
  const names = new Set(places.flatMap((facts) => [...facts.keys()]));
  const found = [...names].flatMap((name) => {
    const [place = '', kind = 'text'] = name.split('\u0000');
    const values = places.map((facts) => facts.get(name) ?? null);
    return isVaried(values) ? [{ kind: kind as Difference['kind'], place, values, isState: false }] : []; // As `readPlaces` wrote it.
  });
  const inner = found.filter(({ kind }) => kind === 'part');
  const causes = variants.map(({ values }) => values);
  const own = found.filter(({ kind, place, values }) => {
    // Where each variant is used once, words that differ may be its own or the use's: either may carry them.
    const isOpen = (kind === 'text' || kind === 'picture') && !recurs(causes);
    if (!isOpen && follows(values, causes)) return false;
    return !inner.some((part) => place.startsWith(`${part.place}/`) && follows(values, [part.values]));
  });
  return dropEqual([...variants.filter(({ values }) => isVaried(values)), ...own]);
}

/** Whether there is more than one value. */
export function isVaried(values: readonly (string | null)[]): boolean {
  return new Set(values.filter((value) => value !== null)).size > 1;
}

/** Whether values are the same wherever those they may follow from are the same. */
export function follows(
  values: readonly (string | null)[],
  causes: readonly (readonly (string | null)[])[],
): boolean {
  if (causes.length === 0) return false;
  const known = new Map<string, string>();
  return values.every((value, index) => {
    if (value === null) return true;
    const cause = JSON.stringify(causes.map((each) => each[index]));
    const before = known.get(cause) ?? value;
    known.set(cause, before);
    return before === value;
  });
}

/** Whether two uses have all causes in common. */
export function recurs(causes: readonly (readonly (string | null)[])[]): boolean {
  const keys = (causes[0] ?? []).map((_, index) => JSON.stringify(causes.map((each) => each[index])));
  return new Set(keys).size < keys.length;
}

function findVariants(uses: readonly BoxNode[]): readonly Difference[] {
  const read = uses.map(variantsOf);
  const names = new Set(read.flatMap((variants) => [...variants.keys()]));
  return [...names].map((name) => {
    const values = read.map((variants) => variants.get(name) ?? null);
    const isState = values.every((value) => value === null || state.test(value));
    return { kind: 'variant', place: name, values, isState };
  });
}

const state =
  /^(default|normal|rest(ing)?|enabled|idle|hover(ed)?|focus(ed)?|active|press(ed)?|disabled|hover\/focus)$/i;

/** A main component in a set is named by its own, as `State=Hover, Size=Large`. */
function variantsOf({ instance, name }: BoxNode): ReadonlyMap<string, string> {
  if (instance === null) {
    const pairs = name.split(',').map((pair) => pair.split('=').map((word) => word.trim()));
    return new Map(pairs.flatMap(([key = '', value]) => (value === undefined ? [] : [[key, value]])));
  }
  return new Map(
    Object.entries(instance.properties).flatMap(([key, property]) =>
      property.kind === 'variant' ? [[key, property.value]] : [],
    ),
  );
}

/** What is at each place of a use, by place and kind. Inside an instance of another component all places are its own. */
function readPlaces(use: BoxNode, components: Components): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const visit = (node: DesignNode, place: string): void => {
    const note = (kind: Difference['kind'], value: string) => facts.set(`${place}\u0000${kind}`, value);
    if (node !== use) note('shown', String(node.visible));
    if (!node.visible) return;
    if (node.kind === 'text') note('text', fold(node.characters));
    const fills = node.kind === 'text' ? (node.runs[0]?.fills ?? []) : node.fills;
    note('colour', JSON.stringify(fills.flatMap(colourOf)));
    const pictures = fills.flatMap((paint) => (paint.kind === 'image' ? [paint.imageRef] : []));
    if (pictures.length > 0) note('picture', pictures.join(' '));
    if (node.kind !== 'box') return;
    const isInner = node !== use && node.instance !== null;
    if (isInner) note('part', node.instance.componentId);
    const inside = isInner ? `${place}/${partOf(node, components)}` : place;
    const seen = new Map<string, number>();
    for (const child of node.children) {
      const count = seen.get(child.name) ?? 0;
      seen.set(child.name, count + 1);
      visit(child, `${inside}/${child.name}#${count}`);
    }
  };
  visit(use, '');
  return facts;
}

/** A variable is the same in every mode, whatever it shows. */
function colourOf(paint: Paint): readonly (string | number)[] {
  if (paint.kind !== 'solid') return [];
  const { r, g, b, a } = paint.colour;
  return paint.token === null ? [r, g, b, a].map((channel) => Math.round(channel * 255)) : [paint.token];
}

export function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** One property may drive many places: what varies alike is one difference. */
function dropEqual(differences: readonly Difference[]): readonly Difference[] {
  const known = new Map<string, Difference>();
  for (const one of differences) {
    const values = one.kind === 'text' ? one.values : rank(one.values);
    const key = JSON.stringify([one.kind, values]);
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

function rank(values: readonly (string | null)[]): readonly number[] {
  const order = [...new Set(values)];
  return values.map((value) => order.indexOf(value));
}
