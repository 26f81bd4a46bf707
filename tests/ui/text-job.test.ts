/** What a paid job says before its click and while it runs, from the requests that are sent. */
import { describe, expect, it } from 'vitest';
import { defaultPanelSettings, type PanelSettings } from '#design/settings';
import { defaultCodeOptions } from '#design/code-options';
import { writePngHead } from '#design/image-header';
import { readDesign } from '#design/read-design';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';
import { planPlanRequest, writePlanRequest } from '#codegen/model/assist/write-plan-request';
import { writeEditsRequest } from '#codegen/model/author/write-edits-request';
import {
  planFilesRequest,
  tileFrames,
  writeAttachments,
  writeFilesRequest,
  writePictures,
} from '#codegen/model/author/write-files-request';
import { writeReadingRequest, writeTextCheckRequest } from '#codegen/model/picture/read-picture';
import { type PictureOrSize, tilePicture } from '#design/tile-picture';
import type { ModelEvent, TextRequest } from '#models/ports';
import {
  createTextJob,
  describeContents,
  describeJob,
  estimateJob,
  planOf,
} from '../../ui/state/text-job.ts';
import { describeSentItems } from '../../ui/state/search-descriptions.ts';
import { drawPixels, encodePng } from '../codegen/check/draw-pixels.ts';
import { readDraft } from '../codegen/author/read-case.ts';
import { makeSmallDesign } from '../cli/small-design.ts';

const { signal } = new AbortController();
const settings: PanelSettings = { ...defaultPanelSettings, service: 'openai' };
/** Wider than what a model reads at once, so it is sent whole and in two parts. */
const size = { width: 2100, height: 60 };
const png = encodePng(drawPixels(size.width, size.height, [255, 255, 255, 255]));
const attachment = { kind: 'file', name: 'routes.ts', text: 'export const routes = [];' } as const;
const tree = readDesign(
  takeSnapshot(openDocument(makeSmallDesign(), 'Shop'), ['1:1'], {
    variables: null,
    images: {},
    exports: {},
    pictures: {},
  }),
);

/** Each kind of job, from an image of the frame or from its size. */
const jobs: Readonly<Record<string, (picture: PictureOrSize) => readonly TextRequest[]>> = {
  rewrite: (picture) => [
    writeFilesRequest(readDraft(), defaultCodeOptions, {
      hints: 'frame "Home" #1:2 640x480',
      pictures: tileFrames([picture], signal),
      attachments: writeAttachments([attachment]),
    }),
  ],
  name: (picture) => [writePlanRequest({ tree, pictures: [picture] }, signal).request],
  change: (picture) => [
    writeEditsRequest(readDraft(), defaultCodeOptions, {
      wish: 'Darker ink',
      former: [],
      refused: [],
      pictures: [
        { bytes: picture instanceof Uint8Array ? picture : writePngHead(picture), mime: 'image/png' },
      ],
    }),
  ],
  image: (picture) => {
    const tiled = tilePicture(picture, signal);
    return [writeReadingRequest(tiled), writeTextCheckRequest(tiled)];
  },
};

describe('what is said to be sent', () => {
  it.each([
    ['rewrite', 'the outline, the draft, your attachments and 3 images'],
    ['name', 'the outline and 3 images'],
    ['change', 'the code, your request and 1 image'],
    ['image', '3 images'],
  ])('of the job "%s" is all that its requests hold', (kind, words) => {
    const requests = jobs[kind]?.(png) ?? [];
    expect(describeContents(requests)).toBe(words);
    for (const { parts } of requests)
      for (const [index, part] of parts.entries())
        if (part.kind === 'text' && part.holds === undefined)
          // A text without a name is the caption of an image.
          expect([part.text.slice(0, 20), parts[index + 1]?.kind]).toEqual([expect.any(String), 'image']);
  });

  it('is known before there is a draft', () => {
    const author = planFilesRequest(12_000, [size], writeAttachments([attachment]), signal);
    expect(describeContents([author.request])).toBe(describeContents(jobs.rewrite?.(png) ?? []));
    const assist = planPlanRequest([size], signal);
    expect(describeContents([assist.request])).toBe(describeContents(jobs.name?.(png) ?? []));
  });
});

describe('what is said to be sent for a search by meaning', () => {
  it.each([
    [
      [8, 20],
      'Sends 8 images of frames, components and pictures to gpt-5.4, and 20 texts, with what the images show, to small. Then what you type is sent to small too.',
    ],
    [[0, 1], 'Sends 1 text to small. Then what you type is sent to small too.'],
  ] as const)('names no images where none is missing: %j', ([pictures, texts], words) => {
    expect(describeSentItems({ pictures, texts, models: ['gpt-5.4', 'small'] })).toBe(words);
  });
});

describe('what a job costs', () => {
  it.each(Object.keys(jobs))('counts the images of the job "%s" by the size of the frame', (kind) => {
    const [known, unknown] = [png, size].map((picture) =>
      (jobs[kind]?.(picture) ?? []).map((request) => estimateJob(settings, planOf(request, 0))),
    );
    expect(unknown).toEqual(known);
    const [request] = jobs[kind]?.(size) ?? [];
    const blind = { ...request, parts: request?.parts.filter((part) => part.kind === 'text') } as TextRequest;
    expect(known?.[0]?.[0]).toBeGreaterThan(estimateJob(settings, planOf(blind, 0))?.[0] ?? 0);
  });

  it('is at most what is said before there is a draft', () => {
    const planned = { requests: [planFilesRequest(12_000, [size], '', signal)], corrections: 2 };
    const written = planOf(jobs.rewrite?.(size)[0] as TextRequest, 2);
    expect(estimateJob(settings, planned)?.[1]).toBeGreaterThan(estimateJob(settings, written)?.[1] ?? 0);
  });

  it('says how many requests there may be, and the same amounts while it runs', () => {
    const plan = planOf(jobs.change?.(size)[0] as TextRequest, 1);
    const [, cost] =
      /requests: (about \$0\.\d+, at most \$0\.\d+)\.$/.exec(describeJob(settings, plan)) ?? [];
    expect(describeJob(settings, plan)).toContain('to gpt-5.4 in 1 or 2 requests: about');
    const job = createTextJob(settings, plan);
    job.follow(sending(0.1));
    expect(job.cost()).toBe(cost);
  });
});

describe('a correction', () => {
  const request: TextRequest = {
    instructions: 'x'.repeat(400),
    parts: writePictures([]),
    schema: null,
    maxOutputTokens: 10_000,
  };
  const most = estimateJob(settings, planOf(request, 1))?.[1] ?? 0;

  it('is limited to what is left of the maximum', () => {
    const job = createTextJob(settings, planOf(request, 1));
    expect(job.fit(request)).toBe(request);
    job.follow(sending(most));
    job.follow(billed(most * 0.25));
    const limited = job.fit(request);
    expect(limited?.maxOutputTokens).toBeLessThan(10_000);
    const cost = estimateJob(settings, planOf(limited as TextRequest, 0))?.[1] ?? 0;
    expect(cost + most * 0.25).toBeLessThanOrEqual(most);
    expect(job.hasMore()).toBe(false);
    expect(job.fit(request)).toBeNull();
  });

  it('is not sent where too little is left, or where the bill is not known', () => {
    for (const usage of [billed(most * 0.9), billed(null), null]) {
      const job = createTextJob(settings, planOf(request, 1));
      job.fit(request);
      job.follow(sending(most));
      if (usage !== null) job.follow(usage);
      expect(job.fit(request)).toBeNull();
    }
  });

  it('is sent whole where no price is known', () => {
    const job = createTextJob({ ...settings, service: 'compatible' }, planOf(request, 1));
    job.fit(request);
    expect(job.fit(request)).toBe(request);
    expect(job.cost()).toBe('the price is not known');
  });
});

function sending(estimatedUsd: number): ModelEvent {
  return { type: 'sending', service: 'openai', model: 'gpt-5.4', estimatedUsd };
}

function billed(costUsd: number | null): ModelEvent {
  return { type: 'usage', usage: { inputTokens: 1, outputTokens: 1, costUsd } };
}
