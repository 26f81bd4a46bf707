/** The state of the Inspect tab and its actions: the audit of the selected frames, and what is done about its findings. */
import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Progress } from '#design/code-result';
import type { Finding } from '#design/finding';
import { type CodegenClient, isAbort } from '../worker-clients/codegen-client.ts';
import type { AuditAnswer } from '../worker/protocol.ts';
import type { EditedLayers, FramePictures, SandboxClient } from './sandbox-client.ts';
import { createTaskRunner } from './task-runner.ts';
import { type Outcome, sentenceOf, type Work } from './work.ts';
import { readSelected } from './write-draft.ts';

/** What the audit found in some frames. */
export interface Inspection extends AuditAnswer {
  readonly frameIds: readonly string[];
  /** The frames' names. */
  readonly title: string;
}

export type InspectView = 'findings' | 'compare' | 'questions';

export interface InspectController {
  readonly view: Signal<InspectView>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly inspection: ReadonlySignal<Inspection | null>;
  /** What the last action did, or why it could not be done. */
  readonly said: ReadonlySignal<string>;
  /** Audits the selected frames, or those of before where none is selected. */
  readonly inspect: () => void;
  readonly cancel: () => void;
  /** Applies the fixes of these findings as one step of undo, and audits again. */
  readonly apply: (findings: readonly Finding[]) => Promise<void>;
  /** What is typed as the reason to ignore a finding; the next finding is offered the same one. */
  readonly reason: Signal<string>;
  /** Adds an annotation to the first layer. */
  readonly pin: (finding: Finding) => Promise<void>;
  /** `null` takes the decision back. */
  readonly ignore: (finding: Finding, reason: string | null) => Promise<void>;
}

export interface InspectControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly codegen: CodegenClient;
  /** Whether a frame is selected. */
  readonly hasFrame: () => boolean;
}

export function createInspectController(needs: InspectControllerNeeds): InspectController {
  const { sandbox, codegen } = needs;
  const inspection = signal<Inspection | null>(null);
  const said = signal('');
  const runner = createTaskRunner(() => undefined);
  const { work, outcome } = runner;
  const onProgress = ({ doing, done, total }: Progress) => {
    work.value = { text: doing, done, total };
  };

  function inspect(again?: readonly string[]): void {
    void runner.run(true, 'Reading frames', async (signal) => {
      const design = await readSelected(needs, signal, onProgress, again);
      const frameIds = design.snapshot.frames.map(({ id }) => id);
      const extras = await sandbox.readAuditExtras(frameIds, signal, onProgress);
      const pictures = await readPictures(design.pictures(signal, onProgress));
      work.value = { text: 'Checking the frames', done: 0, total: null };
      const takes = { design: design.number, pictures: pictures.frames, bytes: [...pictures.bytes], extras };
      const answer = await codegen.run('audit', takes, { signal, onProgress });
      const title = design.snapshot.frames.map(({ name }) => name).join(', ');
      inspection.value = { ...answer, frameIds, title };
      return '';
    });
  }

  /** The frames that were inspected, whatever is selected now. */
  function inspectAgain(): void {
    inspect(inspection.peek()?.frameIds);
  }

  async function change(words: string, edit: () => Promise<EditedLayers>): Promise<EditedLayers | null> {
    said.value = words;
    try {
      return await edit();
    } catch (error) {
      said.value = sentenceOf(error);
      return null;
    }
  }

  return {
    view: signal<InspectView>('findings'),
    work,
    outcome,
    inspection,
    said,
    reason: signal(''),
    inspect() {
      said.value = '';
      inspect(needs.hasFrame() ? undefined : inspection.peek()?.frameIds);
    },
    cancel: () => runner.cancel(() => 'Cancelled. The findings are from the last inspection.'),
    async apply(findings) {
      const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
      const done = await change('Changing layers…', () => sandbox.applyFix(edits));
      if (done === null) return;
      said.value = `${countChanges(done.changed)} made${done.skipped === 0 ? '' : `, ${String(done.skipped)} skipped because the layer has changed`}. Undo once to revert it all.`;
      inspectAgain();
    },
    async pin(finding) {
      const [first] = finding.nodeIds;
      if (first === undefined) return;
      const text = `${finding.message} ${finding.measure}. ${finding.howToFix}`;
      const done = await change('Adding an annotation…', () => sandbox.pinFinding(first, text));
      if (done !== null) said.value = done.changed === 1 ? 'Pinned as an annotation.' : 'Already pinned.';
    },
    async ignore(finding, reason) {
      const done = await change('Saving the decision…', () =>
        sandbox.ignoreFinding(finding.rule, finding.nodeIds, reason),
      );
      if (done === null) return;
      said.value = reason === null ? 'No longer ignored.' : 'Ignored. The reason is saved on the layer.';
      inspectAgain();
    },
  };
}

function countChanges(count: number): string {
  return count === 1 ? '1 change' : `${String(count)} changes`;
}

/** Without pictures the audit says what it could not measure. */
async function readPictures(pictures: Promise<FramePictures>): Promise<FramePictures> {
  try {
    return await pictures;
  } catch (error) {
    if (isAbort(error)) throw error;
    return { frames: {}, bytes: new Map() };
  }
}
