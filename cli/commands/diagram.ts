/** `framewright diagram`: draws a diagram from a short text and writes it as an SVG. Needs no key and no network. */
import type { DiagramReport } from '#design/report';
import { drawDiagram } from '#visuals/diagrams/draw-diagram';
import { type DiagramKind, diagramKinds } from '#visuals/diagrams/read-diagram';
import { writeSvg } from '#visuals/vectors/write-svg';
import type { RunCommand } from '../command.ts';
import { orUsageError, readDrawingStyle, readGivenText, writeDrawing } from '../drawing-files.ts';

export const runDiagram: RunCommand = async (line, terminal) => {
  const out = line.getText('out');
  const text = await readGivenText(line.positionals[0] ?? '-');
  const kind = diagramKinds.find((one): one is DiagramKind => one === line.text('kind')) ?? 'flow';
  const style = await readDrawingStyle(line, terminal);
  const frame = orUsageError(() => drawDiagram({ text, kind, style }));
  const file = await writeDrawing(out, writeSvg(frame, style.fontFamily));
  const { width, height } = frame;
  const report: DiagramReport = { command: 'diagram', file, width, height };
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : file);
  return 0;
};
