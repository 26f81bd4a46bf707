import { planImage } from '#visuals/1-plan/plan-image';
import { usePanel } from '../state/use-panel.ts';
import { describeEstimate, estimatePlanning } from './estimate-pictures.ts';

/** What drawing what is typed will take, said before anything is paid for. */
export function useEstimate(): string {
  const panel = usePanel();
  const settings = panel.settings.value;
  const order = panel.images.order.value;
  const { specs } = planImage(order, () => '');
  return describeEstimate(settings, panel.models.ledger.value, specs, estimatePlanning(settings, order));
}
