import { writeHints } from '#codegen/model/hints/write-hints';
import { readDesign } from '#design/read-design';
import type { HintsReport } from '#design/report';
import { takeSnapshot } from '#design/take-snapshot';
import type { RunCommand } from '../command.ts';
import { chooseFrames } from '../source/choose-frames.ts';
import { openSource } from '../source/open-source.ts';

/** `framewright hints`: prints exactly the text that a model would be sent. */
export const runHints: RunCommand = async (line, terminal) => {
  const budget = line.number('budget', { from: 1, to: 10_000_000 });
  const source = await openSource(line.positionals[0] ?? '-', line, terminal);
  const frames = chooseFrames(source, line.list('frame'));
  const { extras, notes } = await source.readExtras(frames, { pictures: false });
  for (const note of notes) terminal.notify(note);
  const ids = frames.map((frame) => frame.id);
  const tree = readDesign(takeSnapshot(source.document, ids, extras));
  const hints = writeHints(tree, { budget });
  const report: HintsReport = { command: 'hints', ...hints };
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : hints.text);
  return 0;
};
