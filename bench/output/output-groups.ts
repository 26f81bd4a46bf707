/** What is recorded, group by group, and how the work of each is divided. */
import type { BenchDocument } from '../open-documents.ts';
import { recordAnswers } from './record-answers.ts';
import { recordCode } from './record-code.ts';
import { recordMergesOfDocument, recordMergesOfExamples } from './record-merges.ts';
import { recordRandomDesigns } from './record-random-designs.ts';
import { recordReceipts } from './record-receipts.ts';
import { recordRequests } from './record-requests.ts';
import type { RecordingTools } from './recording-tools.ts';

export interface OutputGroup {
  /** Records one document. @default documents are no part of it */
  readonly recordDocument?: (document: BenchDocument, tools: RecordingTools) => Promise<void>;
  /** Records designs or changes that are drawn from seeds. @default it draws nothing */
  readonly seeds?: SeedRange & {
    record(seeds: readonly number[], tools: RecordingTools): Promise<void>;
  };
  /** @default false */
  readonly needsBrowser?: boolean;
}

export interface SeedRange {
  readonly first: number;
  readonly count: number;
}

/** By their names, those that take longest first. */
export const outputGroups: Readonly<Record<string, OutputGroup>> = {
  code: { recordDocument: recordCode },
  hints: { recordDocument: recordRequests },
  plans: { recordDocument: recordAnswers },
  receipts: { recordDocument: recordReceipts, needsBrowser: true },
  merge: {
    recordDocument: recordMergesOfDocument,
    seeds: { first: 1000, count: 100, record: recordMergesOfExamples },
  },
  robustness: { seeds: { first: 1000, count: 500, record: recordRandomDesigns } },
};
