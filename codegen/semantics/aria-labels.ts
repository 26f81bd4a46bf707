/**
 * Landmarks of one kind on one page are told apart by their names, as readers list them; what cannot be named is no
 * landmark. HTML: https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/
 */
import { textOfLayer } from '../components/walk-layout.ts';
import type { LayoutBox, LayoutText } from '../layout/layout-tree.ts';
import { isDefaultName, layerNameWords, toSentence, wordsOf } from '../naming/identifiers.ts';
import { customLayerName } from '../naming/layer-names.ts';
import type { ElementRegistry } from './element-registry.ts';
import type { BoxFacts } from './element-rules.ts';

/** A box that is a landmark by its tag. */
interface Landmark {
  readonly box: LayoutBox;
  readonly tag: string;
  readonly elementRef: string;
  /** Tags around it, outermost first. */
  readonly around: readonly string[];
  /** The first texts in it. */
  readonly texts: readonly LayoutText[];
}

/** The tags of landmarks of which a page may hold several. */
export const repeatableLandmarks: readonly string[] = ['nav', 'aside'];

/**
 * Names for the landmarks of one page by their places, where there are several of a kind; `null` where there is none
 * left. A sheet of pages is nothing to find one's way on, so there they have none.
 */
function nameLandmarks(
  landmarks: readonly Landmark[],
  isOverview: boolean,
): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const kind of repeatableLandmarks) {
    const alike = landmarks.filter(({ tag }) => tag === kind);
    if (alike.length < 2) continue;
    const taken = new Set<string>();
    for (const landmark of alike) {
      if (names.has(landmark.elementRef)) continue;
      const candidates = isOverview ? [] : nameCandidatesFor(landmark);
      const name = candidates.find((one) => one !== '' && !taken.has(one)) ?? null;
      if (name !== null) taken.add(name);
      names.set(landmark.elementRef, name);
    }
  }
  return names;
}

/** Readers say what kind of landmark it is themselves. */
const landmarkWords = /^(nav|navbar|navigation|menu|bar|aside|sidebar|side|panel|component)$/;

function nameCandidatesFor({ box, around, texts }: Landmark): readonly string[] {
  const own = wordsOf(customLayerName(box) ?? '').filter((word) => !landmarkWords.test(word));
  const region = around.findLast((tag) => /^(header|footer|aside)$/.test(tag));
  const words = texts.map(({ blocks }) => blocks[0]?.runs[0]?.text ?? '');
  return [
    box.decided?.label ?? '',
    toSentence(own.join(' ')),
    toSentence(region ?? ''),
    ...words.map(shortTextOf),
  ];
}

function shortTextOf(words: string): string {
  const folded = words.replace(/\s+/g, ' ').trim();
  return folded.length > 40 ? '' : folded;
}

/** The landmarks that pages were found to have, and their names. */
export class LandmarkRegistry {
  readonly #names = new Map<string, string>();
  /** Those of the page at hand. */
  #open: Landmark[] = [];

  add(landmark: Landmark): void {
    if (repeatableLandmarks.includes(landmark.tag)) this.#open.push(landmark);
  }

  nameOf(elementRef: string): string | null {
    return this.#names.get(elementRef) ?? null;
  }

  /** Names the landmarks of one page. A component has one name wherever it is used, and stays what it is. */
  finishPage(isOverview: boolean, elements: ElementRegistry): void {
    for (const [elementRef, name] of nameLandmarks(this.#open, isOverview)) {
      if (name !== null && !this.#names.has(elementRef)) this.#names.set(elementRef, name);
      if (name === null && elementRef.startsWith('page ')) elements.resetTag(elementRef);
    }
    this.#open = [];
  }
}

/** What to hear where nothing is to be read, or more than that: what is read is always heard too. */
export function pressableLabel(
  { decided, name }: LayoutBox,
  { texts, graphicName }: BoxFacts,
): string | null {
  const label = decided?.label ?? null;
  if (texts.length > 0) {
    const words = wordsOf(texts.map(textOfLayer).join(' ')).join(' ');
    return label !== null && wordsOf(label).join(' ').includes(words) ? label : null;
  }
  return label ?? purposeIn(name) ?? purposeIn(graphicName ?? '') ?? (toSentence(name) || 'Button');
}

/** What a name says beyond what kind of thing it is, how it looks and where it stands: `ic_close_24px` is `Close`. */
function purposeIn(name: string): string | null {
  if (isDefaultName(name)) return null;
  const words = layerNameWords(name).filter(
    (word) => !controlWords.test(word) && !appearanceWords.test(word),
  );
  // The last part of a path is what it is of its kind: `Icons / Bold / Left` points to the left.
  const isDirection = !name.includes('/') && words.every((word) => directionWords.test(word));
  return words.length === 0 || isDirection ? null : toSentence(words.join(' '));
}

const controlWords =
  /^(buttons?|btn|cta|\w*icons?|ico?|links?|svg|vector|glyph|only|group|frame|wrapper|container|\d+(px|x\d+)?)$/;
const appearanceWords =
  /^(primary|secondary|tertiary|default|base|main|outlined?|ghost|filled?|solid|text|bold|light|dark|thin|regular|round(ed)?|square|circle|xs|sm|md|lg|xl|small|medium|large|big|state|size|type|style|variants?|variables?|component|instance|copy|v\d+|true|false|on|off)$/;
const directionWords = /^(left|right|start|end|top|bottom|leading|trailing)$/;
