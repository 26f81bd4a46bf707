/** What of the picture goes back to a model: the part of the heat map in which most differs, and nothing else. */
import { decode, encode } from 'fast-png';
import { expect, it } from 'vitest';
import type { AuthoredResult } from '#codegen/model/author/apply-answers';
import { findHotRegion, writeRepairRequest } from '#codegen/model/author/write-repair-request';
import { defaultCodeOptions } from '#design/code-options';
import type { Receipt } from '#design/receipt';
import { readDraft } from './read-case.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A heat map of a page of 640 by 1600 px: grey, with what differs in red. */
function heatMap(...spots: readonly Spot[]) {
  const [width, height] = [640, 1600];
  const data = new Uint8ClampedArray(width * height * 4).fill(230);
  for (const spot of spots)
    for (let row = spot.y; row < spot.y + spot.height; row += 1)
      for (let column = spot.x; column < spot.x + spot.width; column += 1)
        data.set([255, 0, 0, 255], (row * width + column) * 4);
  return { data, width, height };
}

/** A button that moved, and a few pixels elsewhere. */
const moved = { x: 100, y: 1200, width: 120, height: 40 };
const speck = { x: 500, y: 20, width: 3, height: 3 };

it('is the place where most differs, whole squares around it', () => {
  expect(findHotRegion(heatMap(moved, speck))?.box).toEqual({ x: 96, y: 1184, width: 128, height: 64 });
  expect(findHotRegion(heatMap())).toBeNull();
});

function receipt(differing: number, heat: string): Receipt {
  const page = { frameId: '1:2', differingPixels: differing, structuralSimilarity: 1 };
  const likeness = {
    id: 'likeness',
    outcome: 'warned',
    summary: 'Unlike.',
    findings: [],
    measure: { name: 'differing-pixels', value: differing },
    pages: [{ ...page, heatMap: { key: heat, mime: 'image/png' } }],
  } as const;
  return { outcome: 'warned', checks: [likeness], fonts: [] };
}

it('goes with the request for a repair where the page looks worse than the draft', () => {
  const png = encode({ ...heatMap(moved, speck), channels: 4, depth: 8 });
  const draft = readDraft();
  const checked: AuthoredResult = {
    ...draft,
    faults: [],
    assets: new Map([...draft.assets, ['heat', png]]),
    receipt: receipt(0.08, 'heat'),
  };
  expect(writeRepairRequest(checked, receipt(0.08, 'heat'), defaultCodeOptions)).toBeNull();
  const request = writeRepairRequest(checked, receipt(0.01, 'none'), defaultCodeOptions);
  const [place, picture] = request?.parts.slice(-2) ?? [];
  expect(place).toEqual({
    kind: 'text',
    text: 'The heat map where most differs: 128 by 64 px at 96, 1184; red is what differs.',
  });
  const bytes = picture?.kind === 'image' ? picture.bytes : new Uint8Array();
  const { data, width, height, channels } = decode(bytes);
  expect([width, height]).toEqual([128, 64]);
  const reds = Array.from({ length: width * height }, (_, at) => data[at * channels + 1] === 0).filter(
    Boolean,
  );
  expect(reds).toHaveLength(moved.width * moved.height);
  const told = request?.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('\n') ?? '';
  expect(told).toContain('worse than the draft: likeness: 8.0% of the pixels differ (before: 1.0%');
});
