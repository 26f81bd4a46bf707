/**
 * Charts, on thirty data sets of our own: how many bars, points and slices are within half a px of their value, how many
 * labels touch another as Chromium draws them, and how many colours are those of the file. Faults are lines of charts.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readChartTable } from '#visuals/charts/chart-table';
import { drawChart } from '#visuals/charts/draw-chart';
import { writeSvg } from '#visuals/vectors/write-svg';
import { openBrowser } from '../../tests/host/open-host.ts';
import { listChartData } from '../charts/chart-data.ts';
import { findLabelFaults, judgeMarks, type LabelShape, listLabels } from '../charts/judge-chart.ts';
import { type Figure, measureOne } from '../figure.ts';

export const chartsFigure: Figure = {
  id: 'charts',
  async compute(bench) {
    const browser = bench.renderer === null ? null : await openBrowser();
    const page = (await browser?.newPage()) ?? null;
    let [marks, exact, labels, charts, colours, own, ofFile] = [0, 0, 0, 0, 0, 0, 0];
    const faults: string[] = [];
    const overlaps: string[] = [];
    const data = listChartData();
    try {
      for (const one of data) {
        bench.tell(`Drawing ${one.name}`);
        const table = readChartTable(one.text);
        for (const kind of one.kinds) {
          const { width, height, language, colours: palette, ground } = one;
          const style = { colours: palette, ground };
          const chart = drawChart({ table, kind, title: one.name, width, height, language, style });
          const judged = judgeMarks(one, kind, chart.frame);
          const shapes =
            page === null ? listLabels(chart.frame) : await measureLabels(page, writeSvg(chart.frame, null));
          const wrong = findLabelFaults(shapes, one);
          charts += 1;
          marks += judged.marks;
          exact += judged.exact;
          labels += shapes.length;
          colours += chart.colours.count;
          own += chart.colours.own;
          ofFile += chart.colours.ofFile;
          faults.push(...judged.faults.map((fault) => `mark\t${one.name}\t${kind}\t${fault}`));
          overlaps.push(...wrong.map((fault) => `label\t${one.name}\t${kind}\t${fault}`));
        }
      }
    } finally {
      await browser?.close();
    }
    await writeFile(join(bench.folder, 'charts.txt'), `${[...faults, ...overlaps].join('\n')}\n`);
    const share = { unit: 'share', better: 'higher' } as const;
    return [
      measureOne(
        {
          ...share,
          id: 'charts-marks',
          title: `Bars, points and slices within 0.5 px, of ${String(marks)} in ${String(charts)} charts of ${String(data.length)} data sets`,
          goal: 1,
        },
        exact / marks,
      ),
      measureOne(
        {
          id: 'charts-labels',
          title: `Labels that touch or leave the picture, of ${String(labels)}`,
          unit: 'count',
          better: 'lower',
          goal: 0,
        },
        overlaps.length,
      ),
      measureOne(
        {
          ...share,
          id: 'charts-colours',
          title: `Colours of series that the file has, of ${String(colours)}; some files have too few`,
          goal: null,
        },
        own / colours,
      ),
      measureOne(
        {
          ...share,
          id: 'charts-colours-of-file',
          title: `Colours of series that the file has, or lighter and darker ones of it, of ${String(colours)}`,
          goal: 0.95,
        },
        ofFile / colours,
      ),
    ];
  },
};

/** The corners of all texts as they are drawn. */
async function measureLabels(page: Page, svg: string): Promise<readonly LabelShape[]> {
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('svg text')].map((text) => {
      const { x, y, width, height } = text.getBBox();
      const matrix = text.getCTM() ?? new DOMMatrix();
      const corner = (left: number, top: number) => {
        const point = new DOMPoint(left, top).matrixTransform(matrix);
        return [point.x, point.y] as const;
      };
      return {
        text: text.textContent,
        corners: [corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)],
      };
    }),
  );
}
