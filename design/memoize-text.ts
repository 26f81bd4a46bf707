/**
 * Memoizes a function of one text. Layers repeat a few names and labels, and each rule asks about them again. Answers
 * are shared, so they must not be changed. Long texts are computed anew.
 */
export function memoizeText<Answer>(
  compute: (text: string) => Answer,
  maxLength = 400,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    if (text.length > maxLength) return compute(text);
    const former = known.get(text);
    if (former !== undefined || known.has(text)) return former as Answer;
    const answer = compute(text);
    if (known.size >= maxTexts) known.clear();
    known.set(text, answer);
    return answer;
  };
}

/** More than a large document has. */
const maxTexts = 5000;
