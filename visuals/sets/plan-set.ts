/**
 * Plans pictures that belong together: one style card and the same references go with each request, and a character that
 * a prompt names comes with its looks and pictures. A request never knows of the others, so a set may have any number.
 */
import type { ReferencePicture } from '#design/generation';
import {
  type PictureCharacter,
  type PictureSet,
  type StyleCard,
  styleCardFields,
} from '#design/picture-sets';
import type { ImagePlan, ImageSpec } from '../1-plan/image-plan.ts';
import { type ImageOrder, planOne } from '../1-plan/plan-image.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';

/** The lines of a prompt that is a list: each line is a picture of its own. */
export function listSubjects(words: string): readonly string[] {
  return words
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,4}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/** Plans a picture for each subject, all of one order. */
export function planSubjects(order: ImageOrder, subjects: readonly string[], newId: () => string): ImagePlan {
  const specs = subjects.map((words, index) => {
    const spec = planOne({ ...order, words }, newId(), { index, count: subjects.length });
    return { ...spec, label: words };
  });
  return { specs, analysis: null, problems: [] };
}

/** A spec as one of a set; a set that says nothing changes nothing. */
export function applySet(spec: ImageSpec, set: PictureSet | null, takesReferences = true): ImageSpec {
  if (set === null) return spec;
  const named = set.characters.filter(({ name }) => isNamed(name, spec.words));
  const references = takesReferences ? chooseReferences(set, named) : [];
  const known = spec.references ?? [];
  const added = references.filter(({ hash }) => known.every((one) => one.hash !== hash));
  const palette = set.card.palette ?? [];
  const looks = named
    .filter(({ looks: words }) => words !== '')
    .map(({ name, looks: words }) => `${name}: ${words}.`);
  return withPrompt(
    {
      ...spec,
      palette: palette.length > 0 ? palette : spec.palette,
      ...(known.length + added.length === 0 ? {} : { references: [...known, ...added] }),
    },
    {
      style: joinCards(set.card, spec.style),
      context: [...looks, ...describeReferences(added, known.length), ...(spec.context ?? [])],
    },
  );
}

/** The card of the set, with what was said of this picture alone in the place of its lines. */
export function joinCards(card: StyleCard, own: StyleCard | undefined): StyleCard {
  if (own === undefined) return card;
  const lines = styleCardFields.flatMap((field) => {
    const text = own[field] === undefined || own[field] === '' ? card[field] : own[field];
    return text === undefined ? [] : [[field, text] as const];
  });
  return { ...card, ...Object.fromEntries(lines), notes: [...card.notes, ...own.notes] };
}

/** A character's name as words of their own, in scripts with spaces. */
function isNamed(name: string, words: string): boolean {
  const [wanted, text] = [name, words].map((one) => one.normalize('NFC').toLowerCase());
  if (wanted === undefined || text === undefined || wanted === '') return false;
  const at = text.indexOf(wanted);
  if (at < 0) return false;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(wanted)) return true;
  const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return !isLetter(text[at - 1]) && !isLetter(text[at + wanted.length]);
}

/** Pictures of characters go along only where the character is named. */
function chooseReferences(set: PictureSet, named: readonly PictureCharacter[]): readonly ReferencePicture[] {
  const ofCharacters = new Set(set.characters.flatMap(({ references }) => references));
  const wanted = new Set(named.flatMap(({ references }) => references));
  return set.references
    .filter(({ hash }) => wanted.has(hash) || !ofCharacters.has(hash))
    .map(({ hash, mime, role }) => ({ hash, mime, role: wanted.has(hash) ? 'subject' : role }));
}

function describeReferences(references: readonly ReferencePicture[], before: number): readonly string[] {
  return references.map(
    ({ role }, index) =>
      `Picture ${before + index + 1} of those sent along ${role === 'subject' ? 'shows who or what appears: keep its shape and details' : 'shows the style of the whole set: take none of its subject'}.`,
  );
}
