/** How long the terminal's Renderer takes for a page of 60,000 px. Most of it goes into its pixels. */
import { measureOne, type Figure } from '../figure.ts';

const height = 60_000;

export const longPageFigure: Figure = {
  id: 'long-page',
  async compute(bench) {
    const { renderer } = bench;
    if (!renderer) return [];
    bench.tell(`Drawing a page of ${height} px`);
    const line =
      '<p style="margin:0;height:100px;border-bottom:1px solid;box-sizing:border-box">A line of words</p>';
    const ready = '<script>document.body.dataset.ready = "";</script>';
    const html = `<!doctype html><body style="margin:0">${line.repeat(height / 100)}${ready}`;
    const page = { html, width: 1440, height, scale: 1 };
    // The first page pays for the browser's start.
    await renderer.render({ ...page, height: 100, picture: false }, new AbortController().signal);
    const start = performance.now();
    await renderer.render(page, new AbortController().signal);
    const parts = {
      id: 'long-page',
      title: 'A page of 60,000 px drawn in the terminal',
      unit: 'ms',
    } as const;
    return [measureOne({ ...parts, better: 'lower', goal: null }, performance.now() - start)];
  },
};
