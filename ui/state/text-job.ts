/**
 * A job that asks a model once or several times: what it sends and what it costs. The sentence before the click and the
 * maximum while it runs come from the same estimate of the same requests. Corrections, which a job requests by itself,
 * are sent only within that maximum, so it holds for the whole job.
 */
import type { PlannedRequest } from '#codegen/model/author/write-files-request';
import type { PanelSettings } from '#design/settings';
import { countTextTokens } from '#models/estimate-cost';
import { epsilonUsd } from '#models/policy/find-overrun';
import type { ModelEvent, RequestContent, TextRequest } from '#models/ports';
import {
  addRanges,
  chosenModelOf,
  type CostRange,
  estimateTokens,
  formatTextCost,
  type TextModelChoice,
} from './estimate-text.ts';
import { count } from '../kit/format-text.ts';
import type { Tasks } from '../worker/protocol.ts';

export interface TextJobPlan {
  /** All are sent, one after another. */
  readonly requests: readonly PlannedRequest[];
  /** The further requests that the job may send by itself. */
  readonly corrections: number;
}

/** The corrections of each kind of job at most. */
export const maxCorrections = { author: 2, change: 1, assist: 0 } as const;

/** The plan of a job that begins with this request. */
export function planOf(request: TextRequest, corrections: number): TextJobPlan {
  return { requests: [{ request, missingTokens: 0 }], corrections };
}

/** The plan of a job that reads an image twice and then writes its code. */
export function planPictureJob(
  { first, second }: Tasks['picture-looks']['output'],
  author: PlannedRequest,
): TextJobPlan {
  const looks = [first, second].map((request) => ({ request, missingTokens: 0 }));
  return { requests: [...looks, author], corrections: maxCorrections.author };
}

/** What a job usually costs, and at most; by default of the chosen model. */
export function estimateJob(
  settings: PanelSettings,
  { requests }: TextJobPlan,
  asked: TextModelChoice = chosenModelOf(settings),
): CostRange {
  return addRanges(
    requests.map(({ request, missingTokens }) => {
      const input = countTextTokens(request, asked.model) + missingTokens;
      return estimateTokens(settings, { input, output: request.maxOutputTokens ?? 0 }, asked);
    }),
  );
}

/**
 * "Sends the draft and 2 images to gpt-5.4 in 1 to 3 requests: about $0.08, at most $1.39." What later requests add is made
 * from the answers to the first.
 */
export function describeJob(settings: PanelSettings, plan: TextJobPlan): string {
  const { requests, corrections } = plan;
  const most = requests.length + corrections;
  const times =
    corrections === 0
      ? count(most, 'request')
      : `${requests.length} ${corrections === 1 ? 'or' : 'to'} ${count(most, 'request')}`;
  const [first = [], ...later] = requests.map(({ request }) => listContents([request]));
  const added = listContents(requests.map(({ request }) => request)).filter((one) => !first.includes(one));
  const sent =
    later.length === 0 || added.length === 0
      ? joinWords(first)
      : `${joinWords(first)}, then ${joinWords(added)} made from it,`;
  return `Sends ${sent} to ${chosenModelOf(settings).model} in ${times}: ${formatTextCost(estimateJob(settings, plan))}.`;
}

const contentNames: Readonly<Record<RequestContent, string>> = {
  outline: 'the outline',
  draft: 'the draft',
  code: 'the code',
  attachments: 'your attachments',
  note: 'notes',
  wish: 'your request',
};

/** Everything that the requests of a job hold, in words: "the outline, the draft and 2 images". */
export function describeContents(requests: readonly TextRequest[]): string {
  return joinWords(listContents(requests));
}

/** Each request of a job shows the same images, so the largest number counts. */
function listContents(requests: readonly TextRequest[]): readonly string[] {
  const parts = requests.flatMap((request) => request.parts);
  const held = new Set(parts.flatMap((part) => (part.kind === 'text' && part.holds ? [part.holds] : [])));
  const images = Math.max(
    0,
    ...requests.map((request) => request.parts.filter(({ kind }) => kind === 'image').length),
  );
  return [...[...held].map((one) => contentNames[one]), ...(images === 0 ? [] : [count(images, 'image')])];
}

function joinWords(words: readonly string[]): string {
  const rest = words.slice(0, -1);
  const last = words.at(-1) ?? 'nothing';
  return rest.length === 0 ? last : `${rest.join(', ')} and ${last}`;
}

/** A job while it runs. */
export interface TextJob {
  /** Whether it may send another request. */
  readonly hasMore: () => boolean;
  /** "about $0.08, at most $1.39". */
  readonly cost: () => string;
  /** Follows what a request costs. */
  readonly follow: (event: ModelEvent) => void;
  /**
   * The next request, with its answer limited to what is left of the maximum; `null` where too little is left for a useful
   * answer, or where all corrections are used.
   */
  readonly fit: (request: TextRequest) => TextRequest | null;
}

/** The share of its limit that an answer needs to be useful. */
const usefulShare = 1 / 3;

export function createTextJob(settings: PanelSettings, plan: TextJobPlan): TextJob {
  let asked = chosenModelOf(settings);
  let announced = estimateJob(settings, plan);
  let left = plan.requests.length + plan.corrections;
  let [spent, pending] = [0, 0];
  return {
    hasMore: () => left > 0,
    cost: () => formatTextCost(announced),
    follow(event) {
      if (event.type === 'sending') {
        const { service, model, estimatedUsd } = event;
        // Another service has taken over, with prices of its own.
        if (service !== asked.service || model !== asked.model) {
          asked = { service, model };
          announced = estimateJob(settings, plan, asked);
          if (announced !== null) announced = [spent + announced[0], spent + announced[1]];
        }
        pending = estimatedUsd ?? 0;
      } else if (event.type === 'usage') {
        spent += event.usage.costUsd ?? pending;
        pending = 0;
      }
    },
    fit(request) {
      // What was sent and got no answer may have been billed.
      spent += pending;
      pending = 0;
      if (left === 0) return null;
      left -= 1;
      if (announced === null) return request;
      const affordable = announced[1] - spent;
      const output = request.maxOutputTokens ?? 0;
      const costOf = (limit: number) =>
        estimateJob(settings, planOf({ ...request, maxOutputTokens: limit }, 0), asked)?.[1] ?? 0;
      const [none, whole] = [costOf(0), costOf(output)];
      if (whole <= affordable + epsilonUsd) return request;
      const limit = Math.floor(((affordable - none) / (whole - none)) * output);
      return limit < output * usefulShare ? null : { ...request, maxOutputTokens: limit };
    },
  };
}

/** What a person is told where a correction was not sent. */
export const correctionNotSent =
  'Corrections were not requested, because they could cost more than the maximum that was shown.';
