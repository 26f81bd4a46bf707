/** How an outline is to be read: a clause for each sign that occurs in it, and none for those that do not. */
export function explainNotation(outline: string): string {
  const signs = outline.replaceAll(quoted, '');
  const told = clauses.filter(({ sign }) => sign.test(signs)).map(({ says }) => says);
  return `Layers by kind, number${told.join('')}:`;
}

const quoted = /"(?:[^"\\]|\\.)*"/g;

const clauses: readonly { readonly sign: RegExp; readonly says: string }[] = [
  { sign: /×/, says: ', W×H px' },
  { sign: /\*×|×\*/, says: ', * fills' },
  { sign: /-×|×-/, says: ', - hugs' },
  { sign: /@-?\d/, says: ', @x,y' },
  { sign: /@\S+:[lrcws][tbcws]/, says: ' :pins (l r t b, centre, w both, scale)' },
  { sign: /<(?:shown|words|swap)=/, says: ', <set by property>' },
  { sign: / s\d/, says: ', style' },
  { sign: /(?:seems|maybe)-/, says: '; seems-/maybe-: read from where all/most stand' },
  { sign: /\d like \d/, says: '; "9 like 4": built as 4, numbers running on, with these changes' },
];
