/** `framewright chart`: draws a table as a chart and writes it as an SVG. Needs no key and no network. */
import type { ChartReport } from '#design/report';
import { type ChartKind, chartKinds, chartSize } from '#visuals/charts/chart-kinds';
import { drawTable } from '#visuals/charts/draw-chart';
import { writeSvg } from '#visuals/vectors/write-svg';
import type { RunCommand } from '../command.ts';
import { orUsageError, readDrawingStyle, readGivenText, writeDrawing } from '../drawing-files.ts';
import { UsageError } from '../usage-error.ts';

export const runChart: RunCommand = async (line, terminal) => {
  const out = line.getText('out');
  const text = await readGivenText(line.positionals[0] ?? '-');
  const kind = chartKinds.find((one): one is ChartKind => one === line.text('kind')) ?? 'bar';
  const size = readSize(line.getText('size'));
  const style = await readDrawingStyle(line, terminal);
  const title = line.text('title') ?? '';
  const language = line.text('language');
  const chart = orUsageError(() => drawTable({ text, kind, title, ...size, language, style }));
  const { frame, notes, colours } = chart;
  const written = await writeDrawing(out, writeSvg(frame, style.fontFamily));
  const report: ChartReport = { command: 'chart', kind, file: written, notes, colours };
  for (const note of notes) terminal.notify(note);
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : written);
  return 0;
};

function readSize(text: string): { readonly width: number; readonly height: number } {
  const [, wide, high] = /^(\d{1,5})x(\d{1,5})$/i.exec(text) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  const { least, most } = chartSize;
  if (width >= least.width && width <= most.width && height >= least.height && height <= most.height)
    return { width, height };
  throw new UsageError(
    `--size must be a width and a height from ${least.width}x${least.height} to ${most.width}x${most.height}, such as 640x400, not "${text}".`,
  );
}
