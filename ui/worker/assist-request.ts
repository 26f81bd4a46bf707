/** The worker's tasks around a model that decides: what it is asked, and what it has said so far. */
import type { CancelSignal } from '#design/cancel';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import { describeDecisions } from '#codegen/assist/describe-decisions';
import { createPlanReader } from '#codegen/assist/read-plan';
import { numberPlanLayers, writePlanRequest } from '#codegen/assist/write-plan-request';
import type { AssistRequest, Tasks } from './protocol.ts';

/** The request about the frames of a design. */
export function writeAssistRequest(
  snapshot: Snapshot,
  pictures: readonly (Uint8Array | null)[],
  signal: CancelSignal,
): AssistRequest {
  const { request, problems } = writePlanRequest({ tree: readDesign(snapshot), pictures }, signal);
  return { request, problems };
}

/** What an answer says, as far as it has come; the numbers in it are those of the request about the same design. */
export function readDecisions(snapshot: Snapshot, answer: string): Tasks['read-decisions']['gives'] {
  const ids = numberLayers(snapshot);
  const reader = createPlanReader(ids);
  reader.push(answer);
  return {
    plan: reader.plan(),
    problems: reader.problems(),
    words: describeDecisions(reader.latest(), reader.count(), ids.length),
  };
}

const numbered = new WeakMap<Snapshot, readonly string[]>();

/** Asked again and again while an answer streams. */
function numberLayers(snapshot: Snapshot): readonly string[] {
  const ids = numbered.get(snapshot) ?? numberPlanLayers(readDesign(snapshot));
  numbered.set(snapshot, ids);
  return ids;
}
