import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { limits } from '#design/limits';
import { problemCodes } from '#design/problem';

const path = join(import.meta.dirname, '../../codegen/LIMITS.md');
const block = /<!-- limits -->[\s\S]*<!-- \/limits -->/;

describe('what CSS cannot express', () => {
  it('is all that a page is not exact in', () => {
    const inexact = problemCodes.filter((code) => /-(approximated|unsupported|left-out)$/.test(code));
    expect(Object.keys(limits).toSorted()).toEqual(inexact.toSorted());
  });

  it('is in codegen/LIMITS.md as it is in the code', async () => {
    const told = await readFile(path, 'utf8');
    const wanted = await format(
      told.replace(block, () => `<!-- limits -->\n\n${printList()}\n\n<!-- /limits -->`),
      { parser: 'markdown', singleQuote: true, printWidth: 120 },
    );
    if (process.env['UPDATE'] === '1') await writeFile(path, wanted);
    else expect(told).toBe(wanted);
  });
});

/** One line each, so that two people who add to it do not meet. */
function printList(): string {
  return Object.entries(limits)
    .map(([code, reasons]) => [
      `\`${code}\``,
      '',
      ...Object.entries(reasons).map(([instead, why]) => `- ${instead}. _${why}_`),
    ])
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
