/** What a queue is at, click by click: pictures of one click are counted and placed together. */
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { DrawQueue, ImageJob } from '#visuals/2-draw/draw-queue';
import type { Work } from './work.ts';

/** The click that a spec comes from. */
export function actionOf({ id, action = id }: ImageSpec): string {
  return action;
}

/** Whether no other picture of the same click is still to come. */
export function isLast({ items }: DrawQueue, wanted: ImageSpec): boolean {
  return !items.some(
    (item) => item.spec.id !== wanted.id && isActive(item) && actionOf(item.spec) === actionOf(wanted),
  );
}

function isActive({ stage }: ImageJob): boolean {
  return stage.kind === 'waiting' || stage.kind === 'asked';
}

/** What is going on in a queue; `waits` and `painters` by picture. */
export function describeWork(
  { items, paused }: DrawQueue,
  waits: ReadonlyMap<string, Work>,
  painters: ReadonlyMap<string, string>,
): Work | null {
  const active = items.filter(isActive);
  const asked = active.filter(({ stage }) => stage.kind === 'asked');
  if (active.length === 0 || (paused !== null && asked.length === 0)) return null;
  // Those of the clicks that are not done yet are counted together.
  const actions = new Set(active.map(({ spec }) => actionOf(spec)));
  const all = items.filter(({ spec }) => actions.has(actionOf(spec)));
  const counted = { done: all.length - active.length, total: all.length };
  const [first = active[0]] = asked;
  const wait = active.map(({ spec }) => waits.get(spec.id)).find((one) => one !== undefined);
  if (asked.length === 0 && wait) return { ...wait, ...counted };
  const painter = first && painters.get(first.spec.id);
  return { text: painter === undefined ? 'Asking' : `${painter} is drawing`, ...counted };
}
