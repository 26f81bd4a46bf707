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
  { sign: /@-?\d[^]* :[lrcws][tbcws]| :[lrcws][tbcws][^]*@-?\d/, says: ' or 0,0' },
  { sign: / \S*:[lrcws][tbcws]\b/, says: ' :pins (ltrb, centre, w both, scale)' },
  { sign: / whole\b/, says: ', whole of its parent' },
  { sign: /<(?:shown|words|swap)=/, says: ', <by property>' },
  { sign: / s\d/, says: ', style' },
  { sign: /(?:seems|maybe)-/, says: ', seems/maybe: where all/most stand' },
  { sign: /\d like \d/, says: ', "9 like 4": as 4, numbers running on, but for these' },
];
