/**
 * Plans in the panel, made by rules at once or streamed by a model. Cards can be changed before they
 * cost anything; a person who asked to draw has each picture begun as soon as its words are complete.
 */
import { emptyStyleCard, type SetReference, type StyleCard } from '#design/picture-sets';
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PanelSettings } from '#design/settings';
import type { TextModel } from '#models/ports';
import { askForPlan } from '#visuals/1-plan/ask-for-plan';
import { arrangeGrid } from '#visuals/1-plan/arrange-grid';
import { findSize, findSizeMistake } from '#visuals/1-plan/find-size';
import type { ImagePlan, ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { applySet } from '#visuals/sets/plan-set';
import { type OrderTogether, planOrder } from '#visuals/sets/plan-order';
import { readPlan } from '#visuals/1-plan/read-plan';
import { applyRules } from '#visuals/1-plan/rules/apply-rules';
import { evaluateRules, type RuleVerdict } from '#visuals/1-plan/rules/evaluate-rules';
import { findFacts } from '#visuals/1-plan/rules/find-facts';
import { withPrompt } from '#visuals/1-plan/write-prompt';
import { makeId } from './make-id.ts';
import { waitingFor, type Work } from './work.ts';

/** A plan as it is shown. */
export interface ShownPlan {
  readonly order: ImageOrder;
  readonly plan: ImagePlan;
  readonly verdicts: readonly RuleVerdict[];
  /** `writing` while a model writes it, `open` while it can be changed, `drawn` once its pictures are in the queue. */
  readonly stage: 'writing' | 'open' | 'drawn';
  /** What the model that plans took so far; `null` where that is not known. */
  readonly costUsd: number | null;
}

/** What can be changed of a card. */
export type CardChange = Partial<
  Pick<ImageSpec, 'words' | 'width' | 'height' | 'quality' | 'background'> & { readonly style: StyleCard }
>;

export interface ImagePlanner {
  readonly shown: ReadonlySignal<ShownPlan | null>;
  readonly work: ReadonlySignal<Work | null>;
  /** Why the open plan cannot be drawn; `null` if it can. */
  readonly mistake: ReadonlySignal<string | null>;
  /** Plans an order, and draws what is planned where `draws` says so; throws the service's sentence where it fails. */
  readonly plan: (order: ImageOrder, draws: boolean, signal: AbortSignal) => Promise<void>;
  /** Draws the open plan. */
  readonly draw: () => Promise<void>;
  readonly change: (id: string, change: CardChange) => void;
  readonly remove: (id: string) => void;
  /** Opens a plan of one picture, with everything that led to it. */
  readonly open: (spec: ImageSpec, order: ImageOrder) => void;
  /** Draws the first picture of the open plan and leaves the others open; answers its id. */
  readonly drawFirst: () => Promise<string | null>;
  /** Sends a picture along with the others of the open plan, for its style. */
  readonly goBy: (reference: SetReference) => void;
  readonly close: () => void;
  /** The plan while it can be changed, to be kept; `null` where there is none. */
  readonly kept: ReadonlySignal<ShownPlan | null>;
  /** Opens a plan that was kept; does nothing where it is none. */
  readonly restore: (kept: unknown) => void;
}

export interface PlannerNeeds {
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly openText: (action: string) => Promise<TextModel>;
  readonly enqueue: (specs: readonly ImageSpec[]) => Promise<void>;
  /** How the pictures of the next order belong together. */
  readonly together: () => OrderTogether;
}

export function createPlanner({ settings, openText, enqueue, together }: PlannerNeeds): ImagePlanner {
  const shown = signal<ShownPlan | null>(null);
  const work = signal<Work | null>(null);
  /** The current planning. Events of an earlier one are ignored. */
  let current: AbortSignal | null = null;
  const change = (changed: Partial<ShownPlan>) => {
    if (shown.peek() !== null) shown.value = { ...(shown.peek() as ShownPlan), ...changed };
  };
  const changeSpecs = (change: (specs: readonly ImageSpec[]) => readonly ImageSpec[]) => {
    const { value } = shown;
    if (value?.stage !== 'open') return;
    shown.value = { ...value, plan: { ...value.plan, specs: change(value.plan.specs) } };
  };

  const judge = (order: ImageOrder, plan: ImagePlan) =>
    evaluateRules(settings.peek().imageRules, findFacts(order.words, order.around, plan.analysis));

  async function planByModel(order: ImageOrder, draws: boolean, signal: AbortSignal): Promise<void> {
    const reader = readPlan(order, makeId);
    const size = findSize(order.shape ?? { kind: 'place' }, order.around, order.leftOut ?? new Set());
    let done: readonly ImageSpec[] = [];
    const take = async (specs: readonly ImageSpec[]) => {
      const verdicts = judge(order, reader.plan);
      const { set, takesReferences } = together();
      const ruled = specs.map((spec) => applyRules(applySet(spec, set, takesReferences), verdicts));
      // The grid is known before its pictures are: as many, and as large, as was asked for.
      const all = [...done, ...ruled];
      const arranged = arrangeGrid(
        padWithPlaceholders(all, order.count ?? 1),
        order.action ?? '',
        order.words,
      );
      done = arranged.slice(0, all.length);
      change({ plan: { ...reader.plan, specs: done }, verdicts });
      if (draws && ruled.length > 0) await enqueue(done.slice(-ruled.length));
    };
    const model = await openText(order.action ?? '');
    work.value = { text: `${model.model} is planning`, done: 0, total: null };
    for await (const event of model.stream(askForPlan(order, size), signal)) {
      if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'text') await take(reader.push(event.delta));
      else if (event.type === 'usage') change({ costUsd: event.usage.costUsd });
      else if (event.type === 'failed') throw new Error(event.failure.message);
    }
    await take(reader.finish());
  }

  async function planByRule(order: ImageOrder, draws: boolean): Promise<void> {
    const plan = planOrder(order, together(), makeId);
    const verdicts = judge(order, plan);
    const ruled = plan.specs.map((spec) => applyRules(spec, verdicts));
    const specs = arrangeGrid(ruled, order.action ?? '', order.words);
    change({ plan: { ...plan, specs }, verdicts });
    if (draws) await enqueue(specs);
  }

  return {
    shown,
    work,
    mistake: computed(() => findMistake(shown.value)),
    async plan(order, draws, signal) {
      const empty: ImagePlan = { specs: [], analysis: null, problems: [] };
      shown.value = { order, plan: empty, verdicts: [], stage: 'writing', costUsd: null };
      work.value = { text: 'Planning', done: 0, total: null };
      current = signal;
      const isCurrent = () => current === signal;
      const stop = () => {
        if (isCurrent()) work.value = null;
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        const { axes, isList } = together();
        // What differs between these pictures is said already.
        const isSaid = isList || axes.some(({ values }) => values.length > 0);
        if (settings.peek().imageChoices.plan === 'model' && !isSaid) await planByModel(order, draws, signal);
        else await planByRule(order, draws);
        if (isCurrent()) change({ stage: draws ? 'drawn' : 'open' });
      } catch (error) {
        if (!isCurrent()) return;
        // What was planned so far can still be drawn, or is being drawn already.
        if (shown.peek()?.plan.specs.length === 0) shown.value = null;
        else change({ stage: draws ? 'drawn' : 'open' });
        throw error;
      } finally {
        stop();
      }
    },
    async draw() {
      const { value } = shown;
      if (value?.stage !== 'open' || findMistake(value) !== null) return;
      const { order, plan } = value;
      change({ stage: 'drawn' });
      // The cells of a grid stay those of the whole plan, if its first picture was drawn alone.
      const isArranged = plan.specs.every(({ place }) => place.where !== 'grid' || place.cell !== undefined);
      await enqueue(isArranged ? plan.specs : arrangeGrid(plan.specs, order.action ?? '', order.words));
    },
    change: (id, { words, style, ...changes }) =>
      changeSpecs((specs) =>
        specs.map((spec) => {
          if (spec.id !== id) return spec;
          const worded = {
            ...(words === undefined ? {} : { words }),
            ...(style === undefined ? {} : { style }),
          };
          return withPrompt({ ...spec, ...changes }, worded);
        }),
      ),
    remove: (id) => changeSpecs((specs) => specs.filter((spec) => spec.id !== id)),
    open(spec, order) {
      const { label: _label, ...picture } = spec;
      const plan = { specs: [{ ...picture, id: makeId(), action: makeId() }], analysis: null, problems: [] };
      shown.value = { order, plan, verdicts: [], stage: 'open', costUsd: null };
    },
    async drawFirst() {
      const { value } = shown;
      if (value?.stage !== 'open' || findMistake(value) !== null) return null;
      const { order, plan } = value;
      const [first, ...others] = arrangeGrid(plan.specs, order.action ?? '', order.words);
      if (first === undefined) return null;
      change({ plan: { ...plan, specs: others } });
      await enqueue([first]);
      return first.id;
    },
    goBy(reference) {
      const set = { id: '', name: '', card: emptyStyleCard, references: [reference], characters: [] };
      changeSpecs((specs) => specs.map((spec) => applySet(spec, set)));
    },
    close: () => (shown.value = null),
    kept: computed(() => (shown.value?.stage === 'open' ? shown.value : null)),
    restore(kept) {
      if (isShownPlan(kept)) shown.value = { ...kept, stage: 'open' };
    },
  };
}

function isShownPlan(value: unknown): value is ShownPlan {
  const { order, plan, verdicts } = (value ?? {}) as Partial<ShownPlan>;
  const isSpec = ({ id, words, prompt, width, height, palette, place }: Partial<ImageSpec>) =>
    [id, words, prompt].every((text) => typeof text === 'string') &&
    [width, height].every((side) => typeof side === 'number') &&
    Array.isArray(palette) &&
    typeof place?.where === 'string';
  return (
    typeof order?.words === 'string' &&
    Array.isArray(verdicts) &&
    Array.isArray(plan?.problems) &&
    Array.isArray(plan.specs) &&
    plan.specs.every(isSpec)
  );
}

/** The pictures so far, and placeholders for those that are not planned yet, so that the grid has its size. */
function padWithPlaceholders(specs: readonly ImageSpec[], count: number): readonly ImageSpec[] {
  const [first] = specs;
  if (first === undefined) return [];
  return [...specs, ...Array.from({ length: Math.max(0, count - specs.length) }, () => ({ ...first }))];
}

function findMistake(shown: ShownPlan | null): string | null {
  if (shown === null) return null;
  const { specs } = shown.plan;
  if (specs.length === 0) return 'There is no image left to generate.';
  if (specs.some(({ words }) => words.trim() === '')) return 'An image has no prompt.';
  return specs.map(findSizeMistake).find((mistake) => mistake !== null) ?? null;
}
