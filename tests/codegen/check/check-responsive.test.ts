import { describe, expect, it } from 'vitest';
import { checkResponsive } from '#codegen/check/check-responsive';
import type { Renderer } from '#codegen/renderer';
import { makeResult, never } from './make-result.ts';

/** A page whose content is as wide as `contentWidth` says for each width of the window; `null` for one that hangs. */
async function run(width: number, contentWidth: ((width: number) => number | null) | null) {
  const asked: number[] = [];
  const renderer: Renderer = {
    render: async () => {
      throw new Error('No picture is needed.');
    },
    measureWidths: async (_page, widths) => {
      asked.push(...widths);
      return widths.map((each) => {
        const found = contentWidth?.(each) ?? null;
        if (found === null) throw new Error('The page did not answer for 10 seconds.');
        return found;
      });
    },
  };
  const check = await checkResponsive({
    result: makeResult({}, { width }),
    renderer: contentWidth ? renderer : null,
    signal: never,
    preview: async () => '<p>preview</p>',
  });
  return { check, asked };
}

describe('the check of other widths', () => {
  it('tries three quarters, five quarters and a phone, without a picture', async () => {
    const { check, asked } = await run(1440, (width) => width);
    expect(asked).toEqual([1080, 1800, 390]);
    expect(check).toMatchObject({
      outcome: 'passed',
      summary: 'No page scrolls sideways at any of 3 widths tried.',
    });
  });

  it('warns of a page that keeps its width', async () => {
    const { check } = await run(1440, (width) => Math.max(width, 1440));
    expect(check.outcome).toBe('warned');
    expect(check.findings.map(({ message }) => message)).toEqual([
      '"Home" scrolls sideways at 1080 px: its content is 1440 px wide.',
      '"Home" scrolls sideways at 390 px: its content is 1440 px wide.',
    ]);
    expect(check.findings[0]).toMatchObject({ file: 'src/pages/Home.tsx', nodeId: '1:1' });
  });

  it('forgives a rounded pixel', async () => {
    expect((await run(500, (width) => width + 1)).check.outcome).toBe('passed');
  });

  it('is skipped without a browser, or for a page that does not answer', async () => {
    expect((await run(500, null)).check.outcome).toBe('skipped');
    expect((await run(500, () => null)).check.outcome).toBe('skipped');
  });
});
