import type { PictureSet } from '#design/picture-sets';
import type { ServiceName } from '#design/services';
import type { ImagePlan } from '../1-plan/image-plan.ts';
import { type ImageOrder, planImage } from '../1-plan/plan-image.ts';
import { planSweep, type SweepAxis } from '../sweep/plan-sweep.ts';
import { applySet, listSubjects, planSubjects } from './plan-set.ts';

/** How the pictures of one order belong together. */
export interface OrderTogether {
  readonly set: PictureSet | null;
  /** Axes with values; a sweep goes before a list. */
  readonly axes: readonly SweepAxis[];
  /** Whether each line of the prompt is a picture of its own. */
  readonly isList: boolean;
  readonly service: ServiceName;
  /** Whether the service goes by pictures. */
  readonly takesReferences: boolean;
}

/** Plans an order without a model: variants, a list, or a sweep; each picture as one of the set. */
export function planOrder(
  order: ImageOrder,
  { set, axes, isList, service, takesReferences }: OrderTogether,
  newId: () => string,
): ImagePlan {
  const used = axes.filter(({ values }) => values.length > 0);
  const subjects = isList ? listSubjects(order.words) : [];
  const plan =
    used.length > 0
      ? planSweep(order, used, service, newId)
      : subjects.length > 1
        ? planSubjects(order, subjects, newId)
        : planImage(order, newId);
  return { ...plan, specs: plan.specs.map((spec) => applySet(spec, set, takesReferences)) };
}
