/** Letters of scripts that run from right to left. https://www.unicode.org/reports/tr9/ */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether any of these words run from right to left. */
export function hasRightToLeft(words: string): boolean {
  return rightToLeft.test(words);
}

/** Whether a paragraph runs from right to left: its first letter tells, as it does in Figma and for `dir="auto"`. */
export function runsRightToLeft(words: string): boolean {
  const [first = ''] = /\p{L}/u.exec(words) ?? [];
  return rightToLeft.test(first);
}
