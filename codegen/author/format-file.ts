import * as postcss from 'prettier/plugins/postcss';
import { format } from 'prettier/standalone';
import { formatSource } from '../3-files/format/format-source.ts';

/**
 * A file in the form the rest of the project has; `null` where it cannot be read. Pages of HTML stay as they are:
 * moving their white space can move what they show.
 */
export async function formatFile(path: string, text: string): Promise<string | null> {
  try {
    if (/\.tsx?$/.test(path)) return await formatSource(text);
    if (path.endsWith('.css')) return await format(text, { parser: 'css', plugins: [postcss] });
    return text;
  } catch {
    return null;
  }
}
