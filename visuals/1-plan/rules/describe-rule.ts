import type { ImageRule, RuleField, RuleTest } from '#design/image-rules';

/** The name of each field in sentences. */
export const fieldNames: Readonly<Record<RuleField, string>> = {
  words: 'prompt',
  layer: 'layer name',
  frame: 'frame name',
  text: 'text nearby',
  theme: 'theme',
  language: 'language',
  token: 'variable',
  mood: 'mood',
};

/** The wording of each test in a sentence. */
export const testNames: Readonly<Record<RuleTest, string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  like: 'is like',
};

/** Describes a rule as a sentence, as the records of its pictures store it. */
export function describeRule({ when, then }: ImageRule): string {
  const field = when.field === 'token' ? `variable ${when.token}` : fieldNames[when.field];
  const change = then.part === 'prompt' ? 'the prompt also says' : `the ${then.part} is`;
  return `When the ${field} ${testNames[when.test]} ${JSON.stringify(when.value)}, ${change} ${JSON.stringify(then.value)}.`;
}
