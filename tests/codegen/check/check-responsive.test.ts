import { describe, expect, it } from 'vitest';
import { checkResponsive } from '#codegen/check/check-responsive';
import type { Renderer } from '#codegen/renderer';
import type { PageText } from '#codegen/targets/preview/page-texts';
import type { CodePage } from '#design/code-result';
import { makeResult, never } from './make-result.ts';

type Shown = Partial<Omit<PageText, 'text'>>;

interface At {
  readonly contentWidth?: number;
  /** By their words. */
  readonly texts?: Readonly<Record<string, Shown>>;
}

/** A page as it is at each width of the window; `null` for one that hangs. */
async function run(page: Partial<CodePage>, show: ((width: number) => At | null) | null) {
  const asked: number[] = [];
  const renderer: Renderer = {
    render: async () => {
      throw new Error('No picture is needed.');
    },
    tryWidths: async (_page, widths) => {
      asked.push(...widths);
      return widths.map((width) => {
        const at = show?.(width) ?? null;
        if (at === null) throw new Error('The page did not answer for 10 seconds.');
        const texts = Object.entries(at.texts ?? {}).map(([text, shown]) => ({ ...usual, ...shown, text }));
        return { contentWidth: at.contentWidth ?? width, texts };
      });
    },
  };
  const check = await checkResponsive({
    result: makeResult({}, page),
    renderer: show ? renderer : null,
    signal: never,
    preview: async () => '<p>preview</p>',
  });
  return { check, asked, messages: check.findings.map(({ message }) => message) };
}

const usual: Omit<PageText, 'text'> = {
  nodeId: '2:1',
  lines: [{ left: 0, top: 0, right: 50, bottom: 16 }],
  isCut: false,
  isCovered: false,
  crossesBox: false,
  scrolls: false,
  fontSize: 16,
};
const beside = [{ left: 60, top: 0, right: 110, bottom: 16 }];
const column = [0, 20, 40].map((top) => ({ left: 0, top, right: 12, bottom: top + 16 }));
const onIt = [{ left: 40, top: 4, right: 90, bottom: 20 }];

/** What is there at the drawn width, and what at each other one. */
const changes = (drawn: At, other: At) => (width: number) => (width === 500 ? drawn : other);

describe('the check of other widths', () => {
  it('tries a little less, three quarters, five quarters and a phone beside the drawn width, without a picture', async () => {
    const { check, asked } = await run({ width: 1440 }, () => ({}));
    expect(asked).toEqual([1440, 1296, 1080, 1800, 390]);
    expect(check).toMatchObject({
      outcome: 'passed',
      summary: 'No text is lost and nothing scrolls horizontally at any of 4 widths.',
    });
    expect((await run({ width: 390 }, () => ({}))).asked).toEqual([390, 351, 293, 488]);
  });

  it('warns of a page that keeps its width', async () => {
    const { check, messages } = await run({ width: 1440 }, (width) => ({
      contentWidth: Math.max(width, 1440),
    }));
    expect(check.outcome).toBe('warned');
    expect(check.summary).toBe(
      'At 3 of 4 widths, text is lost, squeezed or overlapping, or a page scrolls horizontally.',
    );
    expect(messages).toContain('"Home" scrolls horizontally at 1080 px: its content is 1440 px wide.');
    expect(check.findings[0]).toMatchObject({ file: 'src/pages/Home.tsx', nodeId: '1:1' });
  });

  it('forgives a rounded pixel', async () => {
    const { check } = await run({ width: 500 }, (width) => ({ contentWidth: width + 1 }));
    expect(check.outcome).toBe('passed');
  });

  it('warns of texts that come to overlap, and not of those that were drawn so', async () => {
    const apart = { texts: { Daily: {}, Weekly: { lines: beside } } };
    const overlapping = { texts: { Daily: {}, Weekly: { lines: onIt } } };
    const { messages, check } = await run({ width: 500 }, changes(apart, overlapping));
    expect(messages[0]).toBe('"Home" at 450 px: “Daily” and “Weekly” overlap.');
    expect(check.findings[0]?.nodeId).toBe('2:1');
    expect((await run({ width: 500 }, changes(overlapping, overlapping))).messages).toEqual([]);
    expect((await run({ width: 500 }, changes(apart, apart))).messages).toEqual([]);
  });

  it('leaves out what something scrolls', async () => {
    const apart = { texts: { Daily: {}, Weekly: { lines: beside } } };
    const scrolled = { texts: { Daily: {}, Weekly: { lines: onIt, scrolls: true } } };
    expect((await run({ width: 500 }, changes(apart, scrolled))).messages).toEqual([]);
  });

  it.each<readonly [string, Shown, string]>([
    ['cut off', { isCut: true }, 'is cut off'],
    ['covered', { isCovered: true }, 'is covered'],
    ['not shown', { lines: [] }, 'is not shown'],
    ['too small', { fontSize: 7 }, 'is smaller than 8 px'],
    ['broken letter by letter', { lines: column }, 'breaks inside words'],
    ['outside of its card', { crossesBox: true }, 'crosses the edge of its box'],
  ])('warns of a text that comes to be %s', async (_, shown, words) => {
    const [drawn, other] = [{ texts: { Daily: {} } }, { texts: { Daily: shown } }];
    const { messages } = await run({ width: 500 }, changes(drawn, other));
    expect(messages[0]).toBe(`"Home" at 450 px: “Daily” ${words}.`);
    expect((await run({ width: 500 }, changes(other, other))).messages).toEqual([]);
  });

  it('warns of a text that comes to touch the edge of the window, and not of one that was drawn there', async () => {
    const away = { texts: { Daily: { lines: beside } } };
    const { messages } = await run({ width: 500 }, changes(away, { texts: { Daily: {} } }));
    expect(messages[0]).toBe('"Home" at 450 px: “Daily” touches the edge of the window.');
    expect((await run({ width: 500 }, changes(away, away))).messages).toEqual([]);
  });

  it('lets words wrap, and letters of a script without spaces', async () => {
    const texts = (words: string): At => ({ texts: { [words]: { lines: column } } });
    for (const words of ['One by one', '東京都']) {
      const drawn: At = { texts: { [words]: {} } };
      expect((await run({ width: 500 }, changes(drawn, texts(words)))).messages).toEqual([]);
    }
  });

  it('counts the others of a kind', async () => {
    const cut = { lines: beside, isCut: true };
    const drawn = { texts: { One: {}, Two: { lines: beside } } };
    const { messages } = await run(
      { width: 500 },
      changes(drawn, { texts: { One: { isCut: true }, Two: cut } }),
    );
    expect(messages[0]).toBe('"Home" at 450 px: “One” is cut off, and 1 other text is cut off.');
  });

  it('expects a merged page to hide the texts of its other widths', async () => {
    const [drawn, other] = [{ texts: { Daily: {} } }, { texts: { Daily: { lines: [] } } }];
    const narrower = [{ frameId: '1:9', name: 'Phone', width: 390, height: 800 }];
    const { messages } = await run({ width: 500, narrower }, changes(drawn, other));
    expect(messages).toEqual([]);
  });

  it('is skipped without a browser, or for a page that does not answer', async () => {
    expect((await run({ width: 500 }, null)).check.outcome).toBe('skipped');
    expect((await run({ width: 500 }, () => null)).check.outcome).toBe('skipped');
  });
});
