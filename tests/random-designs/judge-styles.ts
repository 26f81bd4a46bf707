/** Whether a browser takes every declaration of the style sheets: one it does not know is dropped without a word. */
import type { Browser } from 'playwright-core';
import type { JudgedDesign } from './judge-design.ts';
import { describeStyles } from '#design/targets';

/** Declarations that the browser drops, by seed. */
export async function judgeStyles(
  judged: readonly JudgedDesign[],
  browser: Browser,
): Promise<ReadonlyMap<number, string[]>> {
  const sheets = judged.map(({ seed, options, result }) => {
    const files = describeStyles(options.styles).hasUtilities ? [] : (result?.files ?? []);
    return {
      seed,
      declarations: files.flatMap((file) => (file.kind === 'text' ? readDeclarations(file) : [])),
    };
  });
  const page = await browser.newPage();
  try {
    const dropped = await page.evaluate<{ seed: number; declarations: string[] }[]>(
      `(${findDropped})(${JSON.stringify(sheets)})`,
    );
    return new Map(
      dropped.map(({ seed, declarations }) => [
        seed,
        declarations.map((declaration) => `browsers drop "${declaration}"`),
      ]),
    );
  } finally {
    await page.close();
  }
}

/** Our sheets have one declaration a line. Variables take anything. */
function readDeclarations({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): readonly string[] {
  if (!path.endsWith('.css')) return [];
  return [...text.matchAll(/^ +((?!--)[a-z-]+: .*);$/gm)].map(([, declaration = '']) => declaration);
}

/** Descriptors of font faces are no properties: a range of weights among them. */
const findDropped = `(sheets) => sheets.flatMap(({ seed, declarations }) => {
  const own = /^(?:src|ascent-override|descent-override|line-gap-override|size-adjust|font-display|unicode-range):|^font-weight: [0-9]+ [0-9]+$/;
  const dropped = declarations.filter((each) => {
    const at = each.indexOf(': ');
    return !own.test(each) && !CSS.supports(each.slice(0, at), each.slice(at + 2).replace(' !important', ''));
  });
  return dropped.length === 0 ? [] : [{ seed, declarations: dropped }];
})`;
