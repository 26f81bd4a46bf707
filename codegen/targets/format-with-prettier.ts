/**
 * Prettier with its default options, in the languages of generated files. Its parsers are loaded here and nowhere
 * else.
 */
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as html from 'prettier/plugins/html';
import * as postcss from 'prettier/plugins/postcss';
import { format } from 'prettier/standalone';

/**
 * TypeScript in Prettier's style, with its default options, so that a project without a configuration finds nothing
 * to change.
 */
export function formatTypeScript(text: string): Promise<string> {
  // The published type of the printer's module lacks its default export.
  return format(text, { parser: 'babel-ts', plugins: [babel, estree] });
}

/**
 * HTML in Prettier's style. It changes white space only where it is not visible, because the printer marks texts that
 * Prettier must not change.
 */
export function formatHtml(text: string): Promise<string> {
  return format(text, { parser: 'html', plugins: [html] });
}

/** Prettier's default print width. */
const printWidth = 80;

/**
 * Generated CSS in Prettier's style. It is already printed that way except for long values, so only rules with long
 * lines are formatted. A thousand rules would take half a second.
 */
export async function formatStylesheet(text: string): Promise<string> {
  const rules = text.split(/\n\n(?=\S)/);
  const formatted = await Promise.all(rules.map(formatRule));
  return formatted.join('\n\n');
}

/** A style sheet that somebody else wrote, in Prettier's style. */
export function formatWholeStylesheet(text: string): Promise<string> {
  return format(text, { parser: 'css', plugins: [postcss] });
}

function isWide(rule: string): boolean {
  return rule.split('\n').some((line) => line.length > printWidth);
}

async function formatRule(rule: string): Promise<string> {
  if (!isWide(rule)) return rule;
  const formatted = await format(rule, { parser: 'css', plugins: [postcss] });
  return rule.endsWith('\n') ? formatted : formatted.trimEnd();
}
