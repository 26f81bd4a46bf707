import type { ReferencePicture } from '#design/generation';

const roles: Readonly<Record<ReferencePicture['role'], string>> = {
  base: 'is to be changed',
  subject: 'shows what is to be drawn: keep its shape and details',
  style: 'shows the style to draw in: take none of its subject',
  palette: 'shows the colours to draw with: take nothing else of it',
};

/** What each picture that goes along is for, by its place among them. */
export function describeReferences(references: readonly ReferencePicture[]): readonly string[] {
  return references.map(({ role }, index) => `Picture ${index + 1} of those sent along ${roles[role]}.`);
}
