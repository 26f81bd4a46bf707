import * as html from 'prettier/plugins/html';
import { format } from 'prettier/standalone';

/**
 * A page in prettier's own style. It moves white space only where a page shows none, as the printer marked what it
 * must leave alone.
 */
export function formatPage(text: string): Promise<string> {
  return format(text, { parser: 'html', plugins: [html] });
}
