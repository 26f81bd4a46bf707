import { listFrames } from '#design/document-frames';
import type { FramesReport } from '#design/report';
import type { RunCommand } from '../command.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { openSource } from '../source/open-source.ts';

/** `framewright frames`: lists the frames page by page. */
export const runFrames: RunCommand = async (line, terminal) => {
  const { document } = await openSource(line.positionals[0] ?? '-', line, terminal);
  const report: FramesReport = {
    command: 'frames',
    documentName: document.name,
    pages: listFrames(document),
  };
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : writeFrames(report));
  return 0;
};

function writeFrames(report: FramesReport): string {
  const rows = report.pages.flatMap(({ frames }) =>
    frames.map((frame) => [frame.id, frame.type, sizeText(frame)]),
  );
  const [ids, types, sizes] = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [oneLine(report.documentName)];
  for (const page of report.pages) {
    lines.push('', oneLine(page.name ?? 'Frames'));
    if (page.frames.length === 0) lines.push('  no frames');
    for (const frame of page.frames) {
      const { id, type, name } = frame;
      lines.push(
        `  ${id.padEnd(ids ?? 0)}  ${type.padEnd(types ?? 0)}  ${sizeText(frame).padStart(sizes ?? 0)}  ${oneLine(name)}`,
      );
    }
  }
  return lines.join('\n');
}

function sizeText({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${Number(width.toFixed(2))} x ${Number(height.toFixed(2))}`;
}

function oneLine(name: string): string {
  return withoutControlCharacters(name).replaceAll('\n', ' ');
}
