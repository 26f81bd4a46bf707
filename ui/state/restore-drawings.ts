import type { ServiceName } from '#design/settings';
import type { ServiceSettings, Services } from '#models/open-services';
import { isOfTheLine } from '#models/policy/hear-to-the-end';
import type { Purpose } from '#models/policy/keep-ledger';
import { readDrawing, type DrawnPicture } from '#visuals/2-draw/draw-image';
import { lostSentence } from '#visuals/2-draw/draw-queue';
import type { KeptDrawings, LeftDrawing } from './kept-drawings.ts';

export interface RestoringNeeds {
  readonly kept: KeptDrawings;
  readonly services: Services;
  readonly settings: ServiceSettings;
  readonly newPurpose: () => Promise<Purpose>;
  readonly signal: AbortSignal;
  /** Called with what is being done, and at which service. */
  readonly working: (words: string, service: ServiceName) => void;
  readonly show: (picture: DrawnPicture) => void;
  /** Tells a person one sentence that stays. */
  readonly warn: (sentence: string) => void;
}

/**
 * Takes up what was being drawn when the panel was closed: what goes on by itself is fetched, all else may have been
 * billed and is told; nothing is asked for again.
 */
export async function restoreDrawings(needs: RestoringNeeds): Promise<void> {
  const left = await needs.kept.read();
  if (left.length === 0) return;
  const purpose = await needs.newPurpose();
  for (const drawing of left) {
    if (drawing.sent.ticket === null) await tellLost(needs, drawing, purpose);
  }
  for (const drawing of left) await fetchOne(needs, drawing, purpose);
}

async function tellLost(
  { kept, services, warn }: RestoringNeeds,
  { spec, sent }: LeftDrawing,
  purpose: Purpose,
): Promise<void> {
  await services.noteLostImage(sent, purpose);
  kept.end(spec.id);
  warn(lostSentence(spec.words));
}

async function fetchOne(
  { kept, services, settings, signal, working, show, warn }: RestoringNeeds,
  { spec, sent }: LeftDrawing,
  purpose: Purpose,
): Promise<void> {
  const { ticket, estimatedUsd } = sent;
  if (ticket === null) return;
  working('Fetching what was drawn', ticket.service);
  const events = services.resumeImage(settings, { ticket, estimatedUsd }, purpose, signal);
  for await (const event of readDrawing(spec, sent, events, signal)) {
    if (event.type === 'waiting') working(event.message, ticket.service);
    else if (event.type === 'warning') warn(event.message);
    else if (event.type === 'drawn') {
      show(event.picture);
      kept.end(spec.id);
      await services.forgetImage(settings, ticket);
    } else if (event.type === 'failed') {
      warn(`"${spec.words}": ${event.failure.message}`);
      // Where the line was at fault it is fetched when the panel is opened next.
      if (!isOfTheLine(event.failure)) kept.end(spec.id);
    }
  }
}
