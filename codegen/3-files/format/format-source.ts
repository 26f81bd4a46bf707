import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { format } from 'prettier/standalone';

/**
 * TypeScript source in prettier's own style, with prettier's defaults, so that a project without settings of its
 * own finds nothing to change.
 */
export function formatSource(text: string): Promise<string> {
  // The published type of the printer's module lacks its default shape.
  return format(text, { parser: 'babel-ts', plugins: [babel, estree] });
}
