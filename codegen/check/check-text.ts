/**
 * Checks that the code has every visible text of the design, as often as the design, and no other. The order does not
 * matter, nor how a text is split into elements: a text matches the element with that content. `joined` is the design
 * with the lines that the layout joined. Texts are compared in NFC, with white space collapsed. `shown` has the words of
 * pages in a browser, without white space, for pages of which the source does not tell everything.
 */
import type { Check } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import type { DesignNode, DesignTree, TextNode } from '#design/tree';
import { hasUnknown, type PageMarkup } from '../targets/markup.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';
import {
  matchesText,
  normalizeText,
  readTextUnits,
  removeSpaces,
  type TextLeaf,
  type TextUnit,
} from './text-units.ts';

export function checkText(
  files: readonly SourceFile[],
  pages: readonly PageMarkup[],
  tree: DesignTree,
  joined: DesignTree = tree,
  shown: ReadonlyMap<string, string> = new Map(),
): Check {
  const marks = readContentOfStyles(files);
  const frames = new Map(joined.frames.map(({ root }) => [root.id, root]));
  const drawn = readTextsById(tree.frames.map(({ root }) => root));
  const findings: Finding[] = [];
  let count = 0;
  for (const page of pages) {
    const widthVariants = [page.frameId, ...(page.narrower ?? [])].flatMap((id) => frames.get(id) ?? []);
    const texts = widthVariants.map((root) => collectDesignTexts(root, drawn));
    count += texts.flat().length;
    findings.push(...compareTexts(texts, page, `${shown.get(page.path) ?? ''}\n${marks}`));
  }
  if (pages.length === 0) return skippedCheck('text', 'There is no page to compare with the design.');
  return makeCheck(files, findings, {
    id: 'text',
    passed: `All text matches the design, word for word (${pluralize(count, 'string', 'strings')}).`,
    found: (wrong) =>
      `${pluralize(wrong, 'string differs', 'strings differ')} from the design, which has ${count}.`,
  });
}

/** What style sheets put before and after elements, without white space: marks such as the slashes between links. */
function readContentOfStyles(files: readonly SourceFile[]): string {
  const sheets = files.flatMap((file) =>
    file.kind === 'text' && file.path.endsWith('.css') ? [file.text] : [],
  );
  const contents = sheets.flatMap((text) => [...text.matchAll(/\bcontent:\s*(["'])(.*?)\1/g)]);
  return contents
    .map(([, , content = '']) => content)
    .filter((content) => !/[\p{L}\p{N}\\]/u.test(content))
    .map(removeSpaces)
    .join('\n');
}

/** Compares a page with the texts of its frames, usually one. It shows the texts of each frame and no others. */
function compareTexts(
  widthVariants: readonly (readonly DesignText[])[],
  page: PageMarkup,
  shown: string,
): readonly Finding[] {
  const longest = Math.max(0, ...widthVariants.flat().map(({ text }) => removeSpaces(text).length));
  const { leaves, units } = readTextUnits(page.nodes, longest);
  const isCovered = new Uint8Array(leaves.length);
  const confirmed: string[] = [];
  const findings = widthVariants.flatMap((texts) => {
    const covered = new Uint8Array(leaves.length);
    const missing = findMissing(texts, { leaves, units }, covered, page, (text) => {
      const isShown = shown.includes(removeSpaces(text));
      if (isShown) confirmed.push(text);
      return isShown;
    });
    covered.forEach((is, index) => (isCovered[index] ||= is));
    return missing;
  });
  // A text that one frame has twice, or on two lines, may be at other places in the next frame. A leaf may also be a
  // part of a text that is whole only when the page runs.
  const elsewhere = widthVariants.length > 1 ? widthVariants.flat().map(({ text }) => text) : confirmed;
  const known = elsewhere.join('\n');
  leaves.forEach(({ text, file, line, isOption }, index) => {
    if (isCovered[index] || isOption || known.includes(text)) return;
    const message = `The page shows "${shorten(text)}", which is not in the design.`;
    findings.push({ severity: severityOf(page), message, file, line, nodeId: null });
  });
  return findings;
}

/** Content that is unknown may contain the missing text. */
function severityOf({ nodes }: PageMarkup): Finding['severity'] {
  return hasUnknown(nodes) ? 'warning' : 'error';
}

/** The texts that no unit has, or only one with other white space. Marks the leaves of the others as covered. */
function findMissing(
  texts: readonly DesignText[],
  { leaves, units }: { readonly leaves: readonly TextLeaf[]; readonly units: readonly TextUnit[] },
  isCovered: Uint8Array,
  page: PageMarkup,
  isShown: (text: string) => boolean,
): Finding[] {
  const longestFirst = texts
    .map((text) => ({ ...text, squeezed: removeSpaces(text.text) }))
    .sort((a, b) => b.squeezed.length - a.squeezed.length);
  const found = assignUnits(longestFirst, units, isCovered);
  const severity = severityOf(page);
  const findings: Finding[] = [];
  for (const wanted of longestFirst) {
    const { text, nodeId } = wanted;
    const unit = found.get(wanted);
    if (!unit) {
      if (coverInARow(wanted.squeezed, leaves, isCovered) || isShown(text)) continue;
      findings.push({
        severity,
        message: `The text "${shorten(text)}" is not on the page.`,
        file: null,
        line: null,
        nodeId,
      });
      continue;
    }
    if (matchesText(unit, text)) continue;
    const message = `The text "${shorten(text)}" has different whitespace on the page: "${shorten(unit.text)}".`;
    findings.push({ severity: 'error', message, file: unit.file, line: unit.line, nodeId });
  }
  return findings;
}

/** Covers free leaves in a row that together are a text, as the lines of an address below its title. */
function coverInARow(wanted: string, leaves: readonly TextLeaf[], isCovered: Uint8Array): boolean {
  for (let from = 0; from < leaves.length; from += 1) {
    let rest = wanted;
    let to = from;
    while (rest !== '' && to < leaves.length && !isCovered[to]) {
      const part = removeSpaces(leaves[to]?.text ?? '');
      if (!rest.startsWith(part)) break;
      rest = rest.slice(part.length);
      to += 1;
    }
    if (rest !== '') continue;
    isCovered.fill(1, from, to);
    return true;
  }
  return false;
}

type WantedText = DesignText & { readonly squeezed: string };

/**
 * Assigns a unit to each text that has one, and marks its leaves as covered. Longer texts come first, because units
 * are nested. Among texts of one length, units with the same white space come first: a design may have both "$ 5" and
 * "$5".
 */
function assignUnits(
  longestFirst: readonly WantedText[],
  units: readonly TextUnit[],
  isCovered: Uint8Array,
): ReadonlyMap<WantedText, TextUnit> {
  const exact = groupUnits(units, ({ text }) => text);
  const loose = groupUnits(units, ({ squeezed }) => squeezed);
  const found = new Map<WantedText, TextUnit>();
  const take = (wanted: WantedText, waiting: TextUnit[] | undefined): void => {
    if (found.has(wanted)) return;
    const unit = takeFreeUnit(waiting, isCovered);
    if (!unit) return;
    isCovered.fill(1, unit.from, unit.to);
    found.set(wanted, unit);
  };
  for (let start = 0; start < longestFirst.length;) {
    const length = longestFirst[start]?.squeezed.length;
    let end = start + 1;
    while (longestFirst[end]?.squeezed.length === length) end += 1;
    const equallyLong = longestFirst.slice(start, end);
    for (const wanted of equallyLong) take(wanted, exact.get(wanted.text));
    for (const wanted of equallyLong) take(wanted, loose.get(wanted.squeezed));
    start = end;
  }
  return found;
}

/**
 * Groups units by their text, the best one last, where removing it is fast. One leaf is better than several, because
 * two texts side by side may read like another text. After that the order of the page decides.
 */
function groupUnits(
  units: readonly TextUnit[],
  keyOf: (unit: TextUnit) => string,
): ReadonlyMap<string, TextUnit[]> {
  const groups = new Map<string, TextUnit[]>();
  for (const unit of units) {
    const group = groups.get(keyOf(unit));
    if (group) group.push(unit);
    else groups.set(keyOf(unit), [unit]);
  }
  for (const group of groups.values())
    group.sort((a, b) => b.to - b.from - (a.to - a.from) || b.from - a.from);
  return groups;
}

/**
 * Takes the first unit without a covered leaf. Longer texts are assigned first and units are nested, so a unit is
 * free if its first leaf is.
 */
function takeFreeUnit(units: TextUnit[] | undefined, isCovered: Uint8Array): TextUnit | null {
  while (units && units.length > 0) {
    const unit = units.pop();
    if (unit && !isCovered[unit.from]) return unit;
  }
  return null;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

interface DesignText {
  readonly nodeId: string;
  /** Folded as `foldText` does. */
  readonly text: string;
}

/**
 * The texts of a frame that a person sees. Joined lines are one text if they have the same characters as the `drawn`
 * lines. Otherwise each line is a text.
 */
export function collectDesignTexts(
  frame: DesignNode,
  drawn: ReadonlyMap<string, string> = new Map(),
): readonly DesignText[] {
  const texts: DesignText[] = [];
  const waiting: DesignNode[] = [frame];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    // A mask shows what comes after it, not itself. A chosen frame counts as visible even if it is hidden.
    if (node !== frame && (!node.visible || node.mask)) continue;
    if (node.kind === 'box') for (const child of node.children.toReversed()) waiting.push(child);
    if (node.kind !== 'text') continue;
    for (const { nodeId, text } of textsOfNode(node, drawn)) {
      const folded = normalizeText(text);
      if (folded !== '') texts.push({ nodeId, text: folded });
    }
  }
  return texts;
}

function textsOfNode(
  { id, characters, joined }: TextNode,
  drawn: ReadonlyMap<string, string>,
): readonly DesignText[] {
  const lines = (joined ?? []).map((nodeId) => ({ nodeId, text: drawn.get(nodeId) ?? '' }));
  const joinedText = removeSpaces(normalizeText(lines.map(({ text }) => text).join(' ')));
  const isOne = joined === undefined || joinedText === removeSpaces(normalizeText(characters));
  return isOne ? [{ nodeId: id, text: characters }] : lines;
}

/** The texts of the design by their node ids. */
function readTextsById(frames: readonly DesignNode[]): ReadonlyMap<string, string> {
  const drawn = new Map<string, string>();
  const waiting = [...frames];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'box') waiting.push(...node.children);
    if (node.kind === 'text') drawn.set(node.id, node.characters);
  }
  return drawn;
}
