import type { GridTrack } from '../tree.ts';
import { numberOf, textOf } from './fields.ts';

const mostTracks = 1000;

/**
 * Reads the tracks of a grid out of Figma's CSS-like words, as `repeat(2, minmax(0, 1fr)) 120px`; `count` tracks of
 * one share each where there are none.
 */
export function readTracks(sizing: unknown, count: unknown): readonly GridTrack[] {
  const told = readList(textOf(sizing, '').slice(0, 20_000));
  const wanted = Math.max(0, Math.min(mostTracks, Math.round(numberOf(count, told.length))));
  const flexible: GridTrack = { kind: 'flex', size: 1 };
  return Array.from({ length: wanted }, (_, index) => told[index] ?? flexible);
}

function readList(words: string): readonly GridTrack[] {
  return splitAtSpaces(words)
    .slice(0, mostTracks)
    .flatMap((word) => {
      const repeated = /^repeat\(\s*(\d+)\s*,(.*)\)$/s.exec(word);
      if (repeated === null) return [readTrack(word)];
      const times = Math.min(mostTracks, Number(repeated[1]));
      const tracks = splitAtSpaces(repeated[2] ?? '').map(readTrack);
      return Array.from({ length: times }, () => tracks).flat();
    })
    .slice(0, mostTracks);
}

function readTrack(word: string): GridTrack {
  const share = /(\d*\.?\d+)fr\b/.exec(word);
  if (share !== null) return { kind: 'flex', size: Number(share[1]) };
  const fixed = /^(\d*\.?\d+)(?:px)?$/.exec(word);
  if (fixed !== null) return { kind: 'fixed', size: Number(fixed[1]) };
  return { kind: 'hug', size: 0 };
}

/** Words at spaces, but not at those inside brackets. */
function splitAtSpaces(words: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let word = '';
  for (const letter of words) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0 && /\s/.test(letter)) {
      if (word !== '') found.push(word);
      word = '';
    } else word += letter;
  }
  if (word !== '') found.push(word);
  return found;
}
