import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as html from 'prettier/plugins/html';
import * as postcss from 'prettier/plugins/postcss';
import { format } from 'prettier/standalone';

/**
 * TypeScript source in prettier's own style, with prettier's defaults, so that a project without settings of its
 * own finds nothing to change.
 */
export function formatTypeScript(text: string): Promise<string> {
  // The published type of the printer's module lacks its default shape.
  return format(text, { parser: 'babel-ts', plugins: [babel, estree] });
}

/**
 * A page in prettier's own style. It moves white space only where a page shows none, as the printer marked what it
 * must leave alone.
 */
export function formatHtml(text: string): Promise<string> {
  return format(text, { parser: 'html', plugins: [html] });
}

/** The columns of prettier's defaults. */
const printWidth = 80;

/**
 * A style sheet as prettier has it. It was laid out so already but for values that take more than a line, so only
 * the rules that hold such are read again: a thousand of them would take half a second.
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
