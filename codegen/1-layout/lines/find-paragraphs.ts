/**
 * Which lines of a column are one paragraph. A paragraph breaks where the next word has no room, so a column of lines
 * that end for another reason (a list, an address, a poem, code) is none; and its words have to go on from line to line.
 * Where there is doubt lines stay what they were drawn as.
 */
import { type Column, pitchOf } from './find-columns.ts';
import type { Line } from './read-line.ts';
import { countWords, firstWord, type Joint, jointOf, startsInside } from './reads-on.ts';
import { widthOf } from './word-width.ts';

interface Meeting {
  readonly joint: Joint;
  /** The next word has no room in the line. */
  readonly isFull: boolean;
  /** The next line stands right below. */
  readonly isClose: boolean;
  readonly looksAlike: boolean;
}

/** The paragraphs among the lines of a column, from the top: two lines or more each. */
export function findParagraphs({ lines }: Column): readonly (readonly Line[])[] {
  const widest = Math.max(...lines.map(({ node, count }) => (count === 1 ? node.box.width : 0)));
  const found: { lines: Line[]; meetings: Meeting[] }[] = [];
  let above: Line | null = null;
  for (const line of lines) {
    const meeting: Meeting | null = above === null ? null : meet(above, line, widest);
    const last = found.at(-1);
    if (last !== undefined && meeting !== null && mayJoin(meeting)) {
      last.lines.push(line);
      last.meetings.push(meeting);
    } else found.push({ lines: [line], meetings: [] });
    above = line;
  }
  return found
    .filter((each) => each.lines.length > 1 && isParagraph(each.lines, each.meetings))
    .map((each) => each.lines);
}

/** Words that would just fit are no proof that the line was ended on purpose: browsers measure a little otherwise. */
const luck = 1.05;

function meet(above: Line, line: Line, widest: number): Meeting {
  const taken = widthOf(' ', above) + widthOf(firstWord(line.node.characters), line);
  const gap = line.node.box.y - above.node.box.y - above.node.box.height;
  return {
    joint: jointOf(above, line),
    isFull: above.count > 1 || above.node.box.width + luck * taken > widest,
    isClose: Math.abs(gap) <= 1.5,
    looksAlike: above.look === line.look,
  };
}

function mayJoin({ joint, isFull, isClose, looksAlike }: Meeting): boolean {
  if (joint === 'never' || (!looksAlike && joint !== 'marked' && joint !== 'reads')) return false;
  return isFull || (joint === 'marked' && isClose);
}

function isParagraph(lines: readonly Line[], meetings: readonly Meeting[]): boolean {
  if (meetings.every(({ joint, isClose }) => joint === 'marked' && isClose)) return true;
  const changes = meetings.some(({ joint, looksAlike }) => !looksAlike && joint !== 'marked');
  // A caption and what it is for may read on too; among many lines one of another colour is a part of them.
  if (changes && lines.length < fewestOfSeveralLooks) return false;
  const joints = meetings.map(({ joint }) => joint);
  return isHeading(lines, meetings) || isProse(lines, joints);
}

const fewestOfSeveralLooks = 4;

/** px from which letters are those of headings. */
const headingSize = 24;

/** A few large lines that are one phrase: only the first starts as a phrase does. */
function isHeading(lines: readonly Line[], meetings: readonly Meeting[]): boolean {
  const [first] = lines;
  const isLarge = (first?.node.runs[0]?.style.size ?? 0) >= headingSize;
  const goesOn = meetings.every(({ joint, isClose }) => isClose && (joint === 'reads' || joint === 'marked'));
  return isLarge && goesOn && lines.length <= 4 && first !== undefined && !startsInside(first);
}

/** Lengths of lines in sizes of their letters: what is shorter may be an entry of a list, what is longer hardly. */
const proseLine = 9;
const longLine = 14;

/** Lines long enough for sentences, which go on from one to the next wherever none ends with the line. */
function isProse(lines: readonly Line[], joints: readonly Joint[]): boolean {
  const [first] = lines;
  const style = first?.node.runs[0]?.style;
  if (first === undefined || style === undefined || isCode(style.family)) return false;
  const full = lines.slice(0, -1);
  const average = (measure: (line: Line) => number) =>
    full.reduce((sum, line) => sum + measure(line), 0) / full.length;
  const length = average(({ node }) => node.box.width) / style.size;
  const words = average(({ node, count }) => countWords(node.characters) / count);
  const going = joints.filter((joint) => joint === 'marked' || joint === 'reads').length;
  const told = joints.filter((joint) => joint !== 'ends').length;
  if (startsInside(first) && (length < longLine || lines.length < 3)) return false;
  return length >= proseLine && words >= 3 && going >= joints.length / 3 && going >= (2 / 3) * told;
}

function isCode(family: string): boolean {
  return /\b(?:mono|code|courier|consolas|menlo|monaco)\b|mono$/i.test(family);
}

/** Whether lines are as far apart as each other. */
export function isEven(lines: readonly Line[]): boolean {
  const [first] = lines;
  const pitch = pitchOf(lines);
  let before = 0;
  return lines.every(({ node, count }) => {
    const off = node.box.y - (first?.node.box.y ?? 0) - before * pitch;
    before += count;
    return Math.abs(off) <= 0.75;
  });
}
