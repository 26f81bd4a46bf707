/**
 * Finds the independent facts behind style differences that no property of the design explains: a state, the tone of a
 * badge, whether a card stands out. Each fact is one prop. Differences of layout that follow from a fact belong to it;
 * the remaining ones become one union.
 */
import { groupBy } from '../../group-by.ts';
import type { Declaration, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { colourWord } from '../../css/extract-shared-colours.ts';
import { propertyOf } from '../../css/properties.ts';
import { type OklchColour, toOklch } from '../../css/read-colour.ts';
import { customPropertiesIn } from '../../css/style-queries.ts';
import { NameScope, toCamelCase, toKebabCase, wordsOf } from '../../naming/identifiers.ts';
import { customLayerName } from '../../naming/layer-names.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import { fontSizeOf } from '../../semantics/element-rules.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import { combineAppearances } from './combine-appearances.ts';
import { findExplainingCandidates, type UnionCandidate } from './union-candidates.ts';

/** The declarations of one element that a prop may control independently of the others. */
export interface StyleAspect {
  /** The layer in each occurrence. */
  readonly nodes: AlignedNodes;
  /** `null` for an occurrence without the layer. */
  readonly styles: readonly (Style | null)[];
  /** The styles as text. */
  readonly keys: readonly (string | null)[];
}

/** What is known about the component. */
export interface FactContext {
  readonly occurrences: readonly LayoutNode[];
  /** Whether the component is a link, a button or a field. */
  readonly isControl: boolean;
  /** Whether the component is an entry of a navigation. */
  readonly isEntry: boolean;
  /** Props that the component has already, such as those of the components inside it. */
  readonly known: readonly UnionCandidate[];
  /** Names of props that are used already. */
  readonly taken: ReadonlySet<string>;
}

/** Returns the prop that explains each aspect. */
export function findStyleFacts(
  aspects: readonly StyleAspect[],
  context: FactContext,
): ReadonlyMap<StyleAspect, UnionCandidate> {
  const found = new Map<StyleAspect, UnionCandidate>();
  for (const aspect of aspects) {
    const [some] = context.known.flatMap((one) => findExplainingCandidates(aspect.keys, [one]) ?? []);
    if (some) found.set(aspect, some);
  }
  const facts = findFacts(
    aspects.filter((aspect) => !found.has(aspect) && isPaint(aspect)),
    context,
  );
  const taken = new Set(context.taken);
  const named = facts.map((fact) => {
    const candidate = nameFact(fact, context, taken);
    taken.add(toCamelCase(candidate.wanted) ?? candidate.wanted);
    return candidate;
  });
  for (const [index, { aspects: own }] of facts.entries()) {
    const candidate = named[index];
    if (candidate) for (const aspect of own) found.set(aspect, candidate);
  }
  const open = aspects.filter((aspect) => {
    if (found.has(aspect)) return false;
    // That with the fewest members says most about the difference, and a picture says least.
    const some = named
      .map((candidate, index) => ({
        candidate,
        isPicture: facts[index]?.aspects.every(showsPicture) === true,
      }))
      .filter(({ candidate }) => findExplainingCandidates(aspect.keys, [candidate]) !== null)
      .toSorted(
        (one, other) =>
          Number(one.isPicture) - Number(other.isPicture) || countMembers(one) - countMembers(other),
      )[0]?.candidate;
    if (some) found.set(aspect, some);
    return !some;
  });
  if (open.length === 0) return found;
  const wanted = chooseName(['variant', 'look'], taken);
  const remainder = combineAppearances(
    open.map(({ styles }) => styles),
    context.occurrences,
    wanted,
  );
  for (const aspect of open) found.set(aspect, remainder);
  return found;
}

function countMembers({ candidate }: { readonly candidate: UnionCandidate }): number {
  return new Set(candidate.members).size;
}

/** Differences that people see as a state or a kind: colours, borders, shadows and the weight of letters. */
function isPaint({ styles }: StyleAspect): boolean {
  const declared = styles.flatMap((style) => style ?? []);
  return declared.every(({ property }) => {
    const { paints, takesNamedColours } = propertyOf(property);
    return paints || takesNamedColours || facePaint.test(property);
  });
}

const facePaint =
  /^(opacity|font-weight|font-style|text-decoration(-line)?|filter|background-.*|border-.*-color)$/;

/** A difference between the occurrences, and the aspects in which it shows. */
interface Fact {
  /** The class of each occurrence; 0 is the commonest. */
  readonly classes: readonly number[];
  readonly aspects: readonly StyleAspect[];
}

/**
 * Groups aspects that differ together; those with the most classes first, because others may follow from them. What differs
 * elsewhere in a component in a single occurrence of a class is there by chance: it is no look of a status that this
 * occurrence alone has.
 */
function findFacts(aspects: readonly StyleAspect[], context: FactContext): readonly Fact[] {
  const partitions = aspects.map((aspect) => {
    const classes = classesOf(aspect.keys);
    return { aspect, classes, isNamed: membersByText(classes, [aspect], context) !== null };
  });
  const parts = new PartTable(context.occurrences);
  const countOf = ({ classes }: { readonly classes: readonly number[] }) => new Set(classes).size;
  const ordered = partitions.sort(
    (one, other) =>
      countOf(other) - countOf(one) ||
      Number(other.isNamed) - Number(one.isNamed) ||
      presence(other.aspect) - presence(one.aspect),
  );
  type OpenFact = {
    classes: readonly number[];
    aspects: StyleAspect[];
    first: StyleAspect;
    isNamed: boolean;
  };
  const facts: OpenFact[] = [];
  for (const { aspect, classes, isNamed } of ordered) {
    const known = facts.find((fact) => {
      if (!follows(aspect.keys, fact.classes)) return false;
      // Each card has a picture of its own, which explains nothing else about it.
      if (showsPicture(fact.first)) return showsPicture(aspect) && fact.first.nodes === aspect.nodes;
      const isSame = !fact.isNamed && follows(fact.classes.map(String), classes);
      return isSame || parts.isIn(fact.first, aspect) || isRepeated(aspect.keys, classes, fact.classes);
    });
    if (known) known.aspects.push(aspect);
    else facts.push({ classes, aspects: [aspect], first: aspect, isNamed });
  }
  return facts;
}

/** Whether an aspect is which picture a box shows. */
function showsPicture({ styles }: StyleAspect): boolean {
  return styles.some((style) => style?.some(({ value }) => value.includes('url(asset:')) === true);
}

/** Whether an unusual look of an aspect is in several occurrences of one class: that it follows from the class is seen. */
function isRepeated(
  keys: readonly (string | null)[],
  own: readonly number[],
  classes: readonly number[],
): boolean {
  const counts = new Map<number, number>();
  keys.forEach((key, index) => {
    const of = classes[index] ?? 0;
    if (key !== null && own[index] !== 0) counts.set(of, (counts.get(of) ?? 0) + 1);
  });
  return Math.max(0, ...counts.values()) > 1;
}

/** The parts of a component: what is in one box below its root that shows one text or none, such as a badge. */
class PartTable {
  readonly #partOf = new Map<LayoutNode, LayoutNode>();
  readonly #roots: ReadonlySet<LayoutNode>;

  constructor(occurrences: readonly LayoutNode[]) {
    this.#roots = new Set(occurrences);
    for (const occurrence of occurrences)
      for (const child of visibleChildren(occurrence)) this.#add(child, null);
  }

  /** Whether an aspect is in the part of another, which may be the whole component. */
  isIn({ nodes: ones }: StyleAspect, { nodes: others }: StyleAspect): boolean {
    return ones.some((one, index) => {
      const other = others[index] ?? null;
      if (one === null || other === null) return false;
      if (this.#roots.has(one)) return true;
      const part = this.#partOf.get(one);
      return (part !== undefined && part === this.#partOf.get(other)) || contains(one, other);
    });
  }

  #add(node: LayoutNode, around: LayoutNode | null): void {
    const part = around ?? (node.kind !== 'box' || textsIn(node).length <= 1 ? node : null);
    if (part !== null) this.#partOf.set(node, part);
    for (const child of visibleChildren(node)) this.#add(child, part);
  }
}

function presence({ keys }: StyleAspect): number {
  return keys.filter((key) => key !== null).length;
}

/** Numbers the values, the commonest first. An occurrence without the layer is as most are. */
function classesOf(keys: readonly (string | null)[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  const order = [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key);
  const numbers = new Map(order.map((key, index) => [key, index]));
  return keys.map((key) => (key === null ? 0 : (numbers.get(key) ?? 0)));
}

/** Whether occurrences of one class have equal values. */
function follows(keys: readonly (string | null)[], classes: readonly number[]): boolean {
  const known = new Map<number, string>();
  return keys.every((key, index) => {
    if (key === null) return true;
    const own = classes[index] ?? 0;
    const before = known.get(own);
    known.set(own, key);
    return before === undefined || before === key;
  });
}

function nameFact(
  { classes, aspects }: Fact,
  context: FactContext,
  taken: ReadonlySet<string>,
): UnionCandidate {
  const count = new Set(classes).size;
  const part = partNameOf(aspects, context);
  const choose = (...names: readonly string[]) => chooseName(names, taken);
  if (context.isEntry && count === 2 && isRare(classes))
    return { wanted: choose('is current'), members: classes.map((own) => String(own === 1)), isFlag: true };
  if (aspects.every(showsPicture))
    return { wanted: choose('photo', `${part} photo`), members: nameByLargestText(classes, context) };
  const byText = membersByText(classes, aspects, context);
  if (byText !== null)
    return { wanted: choose('status', part === '' ? 'state' : `${part} status`), members: byText };
  const tokens = tokensOfClasses(classes, aspects);
  if (tokens !== null) {
    const wanted = tokens.family ?? 'tone';
    return {
      wanted: choose(wanted, `${part} ${wanted}`),
      members: classes.map((own) => tokens.names[own] ?? ''),
    };
  }
  const colours = coloursOfClasses(classes, aspects);
  const isTone = colours.every((colour) => colour !== null && colour !== 'grey');
  const flag = count === 2 ? nameFlag(classes, aspects, context) : null;
  if (flag && (flag.names[0] === 'is selected' || !isTone || new Set(colours).size < 2)) {
    const names = flag.names.map((name) =>
      part === '' || name === 'is selected' ? name : name.replace(' ', ` ${part} `),
    );
    return { wanted: choose(...names), members: classes.map((own) => String(own === flag.on)), isFlag: true };
  }
  const known = new Set(colours.filter((colour) => colour !== null));
  if (known.size === count) {
    return {
      wanted: choose(part === '' ? 'tone' : `${part} tone`, 'tone'),
      members: classes.map((own) => colours[own] ?? ''),
    };
  }
  const wanted = choose(part === '' ? 'variant' : `${part} variant`, 'variant', 'look');
  return combineAppearances(
    aspects.map(({ styles }) => styles),
    context.occurrences,
    wanted,
  );
}

/** Words of the name of a picture. */
const maxPictureWords = 2;

/** Names each class by the first words of the largest text in its first occurrence. */
function nameByLargestText(classes: readonly number[], { occurrences }: FactContext): readonly string[] {
  const scope = new NameScope([], '-');
  const names = new Map<number, string>();
  return classes.map((own, index) => {
    const known = names.get(own);
    if (known !== undefined) return known;
    const occurrence = occurrences[index];
    const texts = occurrence === undefined ? [] : textsIn(occurrence);
    const words = texts
      .toSorted((one, other) => fontSizeOf(other) - fontSizeOf(one))
      .map((text) => wordsOf(textOfLayer(text)).slice(0, maxPictureWords).join(' '));
    const named = words.flatMap((text) => toKebabCase(text) ?? []).filter((name) => !/\d/.test(name));
    const name = scope.take(named.find((one) => !scope.has(one)) ?? 'photo');
    names.set(own, name);
    return name;
  });
}

/** Returns the first name that no other prop has; with a number where all are used. */
function chooseName(names: readonly string[], taken: ReadonlySet<string>): string {
  const isFree = (name: string) => !taken.has(toCamelCase(name) ?? name);
  const free = names.find(isFree);
  if (free !== undefined) return free;
  let number = 2;
  while (!isFree(`${names[0]} ${number}`)) number += 1;
  return `${names[0]} ${number}`;
}

/** A boolean prop: its names, the best first, and the class of occurrences in which it is true. */
interface FlagName {
  readonly names: readonly string[];
  readonly on: 0 | 1;
}

/** Names a difference between two classes, of which the second is rarer. */
function nameFlag(
  classes: readonly number[],
  aspects: readonly StyleAspect[],
  { isControl, occurrences }: FactContext,
): FlagName {
  const [usual, rare] = ([0, 1] as const).map((own) => styleOfClass(classes, aspects, own));
  const opacityOf = (style: Style = []) =>
    Number(style.find(({ property }) => property === 'opacity')?.value ?? 1);
  if (opacityOf(usual) > opacityOf(rare)) return { names: ['is muted', 'is faded'], on: 1 };
  const frame = nameFrame(usual ?? [], rare ?? []);
  if (frame !== null) return frame;
  const isRoot = aspects.some(({ nodes }) => nodes[0] === occurrences[0]);
  if (isControl && isRoot && isRare(classes)) return { names: ['is selected', 'is highlighted'], on: 1 };
  const [before, after] = [usual, rare].map((style = []) => textColourOf(style));
  const gainsFill = fills(rare ?? []) && !fills(usual ?? []);
  if (before && after && !gainsFill) {
    const isInk = !fills(rare ?? []) && !fills(usual ?? []);
    if (isInk && after.lightness > lightInk && before.lightness < darkInk)
      return { names: ['is on dark', 'is inverted'], on: 1 };
    if (isInk && before.lightness > lightInk && after.lightness < darkInk)
      return { names: ['is on light', 'is inverted'], on: 1 };
    if (after.chroma < before.chroma / 2 && !isStronger(usual ?? [], rare ?? []))
      return { names: ['is muted', 'is faded'], on: 1 };
  }
  return { names: ['is highlighted', 'is emphasized', 'is prominent'], on: 1 };
}

/** Whether a style has bolder letters than the usual one, or a fill of more colour: white words on it are not muted. */
function isStronger(usual: Style, rare: Style): boolean {
  const [weight, usualWeight] = [rare, usual].map((style) =>
    Math.max(...style.flatMap(({ property, value }) => (property === 'font-weight' ? [Number(value)] : [0]))),
  );
  const [fill, usualFill] = [rare, usual].map((style) => chromaOfFill(style));
  return (weight ?? 0) > Math.max(usualWeight ?? 0, normalWeight) || (fill ?? 0) > (usualFill ?? 0);
}

const normalWeight = 400;

function chromaOfFill(style: Style): number {
  const fill = style.find(({ property }) => property === 'background-color')?.value;
  return (fill === undefined ? null : readHex(fill))?.chroma ?? 0;
}

/** Occurrences of which at most one is selected. */
const minUsualShare = 3;

function isRare(classes: readonly number[]): boolean {
  return classes.filter((own) => own === 1).length * minUsualShare <= classes.length;
}

/** Lightness of letters on dark and on light ground. */
const [lightInk, darkInk] = [0.8, 0.6];

/** A frame that only one of both styles has; `null` where something else differs. */
function nameFrame(usual: Style, rare: Style): FlagName | null {
  const isFrame = ({ property }: Declaration) => /^(border|outline|box-shadow)/.test(property);
  const isRadius = ({ property }: Declaration) => /radius$/.test(property);
  const owner = usual.length === 0 ? rare : rare.length === 0 ? usual : null;
  if (owner === null || !owner.every((one) => isFrame(one) && !isRadius(one))) return null;
  const isShadow = owner.every(({ property }) => property === 'box-shadow');
  const isDivider = owner.every(({ property }) =>
    /^border-(top|bottom|left|right|block|inline)/.test(property),
  );
  const name = isDivider ? 'has divider' : isShadow ? 'has shadow' : 'has border';
  return { names: [name, 'is framed'], on: owner === usual ? 0 : 1 };
}

function fills(style: Style): boolean {
  return style.some(({ property }) => /^background(-color|-image)?$/.test(property));
}

function textColourOf(style: Style): OklchColour | null {
  const colour = style.find(({ property }) => property === 'color')?.value;
  return colour === undefined ? null : readHex(colour);
}

function readHex(text: string): OklchColour | null {
  const [, red = '', green = '', blue = ''] = /#([\da-f]{2})([\da-f]{2})([\da-f]{2})\b/.exec(text) ?? [];
  return red === ''
    ? null
    : toOklch(Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16));
}

/** Returns what a class declares in all aspects. */
function styleOfClass(classes: readonly number[], aspects: readonly StyleAspect[], own: number): Style {
  return aspects.flatMap(({ styles }) => {
    const at = classes.findIndex((one, index) => one === own && styles[index]);
    return styles[at] ?? [];
  });
}

/**
 * Names the classes by the text that each of them shows: a badge that is green where it says "Open" and red where it
 * says "Closed". `null` where a class shows several texts, or no text is shown twice.
 */
function membersByText(
  classes: readonly number[],
  aspects: readonly StyleAspect[],
  { occurrences }: FactContext,
): readonly string[] | null {
  for (const { nodes } of aspects) {
    const texts = nodes.map((node) => (node === null ? null : onlyTextOf(node)));
    if (texts.some((text) => text === null)) continue;
    const names = texts.map((text) =>
      /^[A-Za-z][A-Za-z -]{2,}$/.test(text ?? '') ? toKebabCase(text ?? '') : null,
    );
    const isShort = names.every((name) => name !== null && name.split('-').length <= maxStatusWords);
    const pairs = new Set(names.map((name, index) => `${name} ${classes[index]}`));
    const count = new Set(classes).size;
    if (!isShort || pairs.size !== count || new Set(names).size !== count || count === occurrences.length)
      continue;
    return names.map((name) => name ?? '');
  }
  return null;
}

/** Words of a status; a longer text is content. */
const maxStatusWords = 2;

/** Returns the text of a text layer or of a small box that shows one. */
function onlyTextOf(node: LayoutNode): string | null {
  const [text, more] = node.kind === 'text' ? [node] : textsIn(node);
  return text !== undefined && more === undefined ? textOfLayer(text).trim() : null;
}

/** Names the classes by the tokens that only they use. `family` is the word with which all of them begin. */
function tokensOfClasses(
  classes: readonly number[],
  aspects: readonly StyleAspect[],
): { readonly names: readonly string[]; readonly family: string | null } | null {
  const count = new Set(classes).size;
  for (const { styles } of aspects) {
    const names = Array.from({ length: count }, (_, own) => {
      const at = classes.findIndex((one, index) => one === own && styles[index]);
      const tokens = customPropertiesIn(JSON.stringify(styles[at] ?? [])).filter((name) => name !== 'hug');
      return tokens.length === 1 ? withoutPurpose(tokens[0] ?? '') : null;
    });
    const given = names.flatMap((name) => name ?? []);
    if (given.length < count || new Set(given).size < count) continue;
    const families = groupBy(given, (name) => name.split('-')[0] ?? '');
    const [family, members] = [...families].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
    const isFamily =
      family !== undefined && (members?.length ?? 0) > 1 && given.every((name) => name !== family);
    const short = given.map((name) =>
      isFamily && name.startsWith(`${family}-`) ? name.slice(family.length + 1) : name,
    );
    if (isFamily && new Set(short).size === count) return { names: short, family };
    return { names: given, family: null };
  }
  return null;
}

/** Drops the purpose of the colour, which its property already shows. */
function withoutPurpose(token: string): string {
  return token.replace(/-(foreground|background|text|colou?r|fill|border|stroke|surface)(-\w+)?$/, '');
}

/** Returns the hue of each class, by the aspect in which the classes differ most, and among those the most vivid one. */
function coloursOfClasses(
  classes: readonly number[],
  aspects: readonly StyleAspect[],
): readonly (string | null)[] {
  const count = new Set(classes).size;
  const options = aspects.map((aspect) => {
    const colours = Array.from(
      { length: count },
      (_, own) => /#[\da-f]{6}\b/.exec(JSON.stringify(styleOfClass(classes, [aspect], own)))?.[0] ?? null,
    );
    const clear = colours.map((colour) => colour && colourWord(colour));
    const isAmbiguous = new Set(clear).size < count && count > 2;
    const words = isAmbiguous ? colours.map((colour) => colour && colourWord(colour, palest)) : clear;
    const known = new Set(words.filter((word) => word !== null)).size;
    const chroma = colours.reduce((sum, colour) => sum + (readHex(colour ?? '')?.chroma ?? 0), 0);
    return { words, known, chroma };
  });
  const [best] = options.sort((one, other) => other.known - one.known || other.chroma - one.chroma);
  return best?.words ?? [];
}

/** Chroma from which a pale ground has a hue beside others. */
const palest = 0.006;

/** Returns what the part is that differs; empty for the component itself or several parts of it. */
function partNameOf(aspects: readonly StyleAspect[], { occurrences }: FactContext): string {
  const roots = new Set(occurrences);
  const parts = new Set(aspects.map(({ nodes }) => nodes));
  const firsts = [...parts].map((nodes) => nodes.find((node) => node !== null) ?? null);
  if (firsts.some((node) => node === null || roots.has(node))) return '';
  const outer = firsts.filter(
    (node) => node && !firsts.some((other) => other && other !== node && contains(other, node)),
  );
  const [only, more] = outer;
  if (!only || more !== undefined) return '';
  const own = customLayerName(only);
  const name = own === null ? kindOfPart(only) : toCamelCase(own);
  return name === null || wordsOf(name).length > 2 ? kindOfPart(only) : name;
}

function contains(box: LayoutNode, node: LayoutNode): boolean {
  return visibleChildren(box).some((child) => child === node || contains(child, node));
}

/** Returns what a part is, where its layer has no name. */
function kindOfPart(node: LayoutNode): string {
  if (node.kind === 'vector') return 'icon';
  if (node.kind !== 'box') return node.kind;
  if (node.inferredKind === 'button' || node.inferredKind === 'link') return node.inferredKind;
  if (node.instance) return toCamelCase(node.instance.setName ?? node.instance.componentName) ?? 'part';
  const inside = visibleChildren(node);
  if (inside.length === 0) return node.drawn.width === node.drawn.height ? 'dot' : 'bar';
  return inside.length === 1 && inside[0]?.kind === 'text'
    ? 'badge'
    : inside.length === 1 && inside[0]
      ? kindOfPart(inside[0])
      : '';
}
