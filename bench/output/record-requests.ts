/** What a model is told of every frame: the hints, and the requests of both modes as the command line sends them. */
import { assistCode } from '#cli/assist-code';
import { authorCode } from '#cli/author-code';
import { compile } from '#codegen/compile';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { Attachment } from '#design/attachment';
import { readDesign } from '#design/read-design';
import type { RestNode } from '#design/snapshot';
import { silentTerminal } from '../answers/judged-frame.ts';
import type { BenchDocument } from '../open-documents.ts';
import { describeAll, describeRequest } from './describe-output.ts';
import { openFrame } from './open-frame.ts';
import { nameFrame, outputNamed, type RecordingTools } from './recording-tools.ts';
import { captureRequest } from './scripted-model.ts';

/** Tokens; so few that most frames are shortened. */
const smallBudget = 400;

const attachments: readonly Attachment[] = [
  { kind: 'components', name: 'Button.tsx', text: 'export function Button(props: { label: string }) {}' },
  { kind: 'wishes', name: 'Notes', text: 'Use our Button.' },
];

export async function recordRequests(document: BenchDocument, tools: RecordingTools): Promise<void> {
  for (const frame of document.frames) {
    const name = nameFrame(document, frame);
    const tree = readDesign(document.takeSnapshot([frame]));
    for (const budget of [null, smallBudget]) {
      await tools.record(`${name} ${budget === null ? 'hints' : 'short hints'}`, () => {
        const hints = writeHints(tree, { budget });
        return describeAll([
          ['text', hints.text],
          ['report', hints],
        ]);
      });
    }
    for (const output of ['react modules', 'html css'])
      await tools.record(`${name} author ${output}`, () =>
        writeRequest(document, frame, output, 'author', tools),
      );
    await tools.record(`${name} assist`, () => writeRequest(document, frame, 'html css', 'assist', tools));
  }
}

async function writeRequest(
  document: BenchDocument,
  frame: RestNode,
  output: string,
  mode: 'assist' | 'author',
  { environment, checker }: RecordingTools,
): Promise<string> {
  const { snapshot, assets } = await openFrame(document, frame);
  const options = outputNamed(output);
  const draft = await compile(snapshot, assets, options, environment);
  const job = { draft, snapshot, assets, options, environment, terminal: silentTerminal };
  const check = async () => draft;
  const request = await captureRequest((service) =>
    mode === 'assist'
      ? assistCode({ ...job, check, model: service })
      : authorCode({ ...job, ...service, check, types: checker.types, attachments, note: 'A note.' }),
  );
  return describeRequest(request);
}
