import { type PictureSet, emptyStyleCard } from '#design/picture-sets';
import type { ServiceName } from '#design/services';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { planOne } from '../1-plan/plan-image.ts';
import { applySet, joinCards } from '../sets/plan-set.ts';
import { findSweepMistake, planSweep } from '../sweep/plan-sweep.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';
import type { PictureRow, PictureTable } from './read-rows.ts';

/** One picture of a table. */
export interface PlannedRow {
  /** From 1. */
  readonly row: number;
  /** For its file. */
  readonly name: string;
  readonly spec: ImageSpec;
}

/** What holds where a row does not say otherwise. */
export interface RowDefaults {
  readonly width: number;
  readonly height: number;
  readonly seed: number | null;
  readonly service: ServiceName;
}

/**
 * Plans the pictures of a table: each row, or with a sweep each row in every combination.
 * @throws Error with one plain sentence where the sweep cannot be drawn
 */
export function planRows(
  { rows, card, sweep }: PictureTable,
  defaults: RowDefaults,
  newId: () => string,
): readonly PlannedRow[] {
  const mistake = findSweepMistake(sweep, defaults.service);
  if (mistake !== null) throw new Error(mistake);
  return rows.flatMap((row, index) => {
    const set: PictureSet = {
      id: 'table',
      name: 'table',
      card: joinCards(card ?? emptyStyleCard, row.style ?? undefined),
      references: [],
      characters: [],
    };
    return planRow(row, defaults, sweep, newId).map((spec) => ({
      row: index + 1,
      name:
        row.name === null ? spec.words : [row.name, ...(sweep.length === 0 ? [] : [spec.label])].join(' '),
      spec: applySet(spec, set),
    }));
  });
}

function planRow(
  row: PictureRow,
  defaults: RowDefaults,
  sweep: PictureTable['sweep'],
  newId: () => string,
): readonly ImageSpec[] {
  const size = { width: row.width ?? defaults.width, height: row.height ?? defaults.height };
  const order = {
    words: row.prompt,
    around: null,
    where: 'beside',
    shape: { kind: 'size', ...size },
    seed: row.seed ?? defaults.seed,
    quality: row.quality ?? 'auto',
    background: row.background ?? 'auto',
  } as const;
  if (sweep.length === 0) return [{ ...planOne(order, newId(), { index: 0, count: 1 }), ...size }];
  const changesSize = sweep.some(({ part }) => part === 'ratio');
  const { specs } = planSweep(order, sweep, defaults.service, newId);
  // A sweep of seeds keeps those that it names.
  return specs.map((spec) => withPrompt(changesSize ? spec : { ...spec, ...size }, {}));
}
