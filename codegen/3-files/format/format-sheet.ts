import * as postcss from 'prettier/plugins/postcss';
import { format } from 'prettier/standalone';

/** The columns of prettier's defaults. */
const columns = 80;

/**
 * A style sheet as prettier has it. It was laid out so already but for values that take more than a line, so only
 * the rules that hold such are read again: a thousand of them would take half a second.
 */
export async function formatSheet(text: string): Promise<string> {
  const rules = text.split(/\n\n(?=\S)/);
  const formatted = await Promise.all(rules.map(formatRule));
  return formatted.join('\n\n');
}

function isWide(rule: string): boolean {
  return rule.split('\n').some((line) => line.length > columns);
}

async function formatRule(rule: string): Promise<string> {
  if (!isWide(rule)) return rule;
  const formatted = await format(rule, { parser: 'css', plugins: [postcss] });
  return rule.endsWith('\n') ? formatted : formatted.trimEnd();
}
