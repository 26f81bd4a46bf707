/**
 * Checks that the code has every visible text of the design, as often as the design, and no other. The order does not
 * matter, nor how a text is split into elements: a text matches the element with that content. `joined` is the design
 * with the lines that the layout joined. Texts are compared in NFC, with white space collapsed.
 */
import type { Check } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import type { DesignNode, DesignTree, TextNode } from '#design/tree';
import { hasUnknown, type PageMarkup } from '../targets/markup.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';
import { matchesText, normalizeText, readTextUnits, removeSpaces, type TextUnit } from './text-units.ts';

export function checkText(
  files: readonly SourceFile[],
  pages: readonly PageMarkup[],
  tree: DesignTree,
  joined: DesignTree = tree,
): Check {
  const frames = new Map(joined.frames.map(({ root }) => [root.id, root]));
  const drawn = readTextsById(tree.frames.map(({ root }) => root));
  const findings: Finding[] = [];
  let count = 0;
  for (const page of pages) {
    const widthVariants = [page.frameId, ...(page.narrower ?? [])].flatMap((id) => frames.get(id) ?? []);
    const texts = widthVariants.map((root) => collectDesignTexts(root, drawn));
    count += texts.flat().length;
    findings.push(...compareTexts(texts, page));
  }
  if (pages.length === 0) return skippedCheck('text', 'There is no page to compare with the design.');
  return makeCheck(files, findings, {
    id: 'text',
    passed: `All ${pluralize(count, 'text', 'texts')} of the design stand in the code, exactly.`,
    found: (wrong) => `${pluralize(wrong, 'text differs', 'texts differ')} from the ${count} of the design.`,
  });
}

/** Compares a page with the texts of its frames, usually one. It shows the texts of each frame and no others. */
function compareTexts(
  widthVariants: readonly (readonly DesignText[])[],
  page: PageMarkup,
): readonly Finding[] {
  const longest = Math.max(0, ...widthVariants.flat().map(({ text }) => removeSpaces(text).length));
  const { leaves, units } = readTextUnits(page.nodes, longest);
  const isCovered = new Uint8Array(leaves.length);
  const findings = widthVariants.flatMap((texts) => {
    const covered = new Uint8Array(leaves.length);
    const missing = findMissing(texts, units, covered, page);
    covered.forEach((is, index) => (isCovered[index] ||= is));
    return missing;
  });
  // A text that one frame has twice, or on two lines, may be at other places in the next frame.
  const known =
    widthVariants.length > 1
      ? widthVariants
          .flat()
          .map(({ text }) => text)
          .join('\n')
      : '';
  leaves.forEach(({ text, file, line }, index) => {
    if (isCovered[index] || known.includes(text)) return;
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
  units: readonly TextUnit[],
  isCovered: Uint8Array,
  page: PageMarkup,
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
    const message = `The text "${shorten(text)}" has other spaces on the page: "${shorten(unit.text)}".`;
    findings.push({ severity: 'error', message, file: unit.file, line: unit.line, nodeId });
  }
  return findings;
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
