import { builtInService, services } from '#design/services';
import { modelsOf } from '#design/settings';
import { planOrder } from '#visuals/sets/plan-order';
import { Button } from '../kit/button.tsx';
import { submitKey } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './draw-controls.module.css';
import { describeEstimate, estimatePlanning } from '../state/estimate-pictures.ts';

/** The service and its cost, and the buttons that plan and draw. */
export function DrawControls() {
  const panel = usePanel();
  const { prompt, generate, planFirst, planner } = panel.images;
  const settings = panel.settings.value;
  const { service } = settings;
  const model = modelsOf(settings).image;
  const title = service === builtInService ? 'Built-in generator' : services[service].panel.title;
  const who = model === '' ? title : `${title}, ${model}`;
  const isEmpty = prompt.value.trim() === '';
  const estimate = useEstimate();
  return (
    <div class={styles.row}>
      <div class={styles.words}>
        <button type="button" class={styles.service} onClick={() => setSignal(panel.view, 'settings')}>
          {who}
        </button>
        <p class={styles.estimate}>{estimate}</p>
      </div>
      <div class={styles.buttons}>
        <Button disabled={isEmpty || planner.work.value !== null} onClick={planFirst}>
          Plan first
        </Button>
        <Button primary disabled={isEmpty} title={submitKey} onClick={generate}>
          Generate
        </Button>
      </div>
    </div>
  );
}

/** What drawing what is typed will take, said before anything is paid for. */
function useEstimate(): string {
  const panel = usePanel();
  const settings = panel.settings.value;
  const order = panel.images.order.value;
  const { specs } = planOrder(order, panel.images.together.value, () => '');
  return describeEstimate(settings, panel.models.ledger.value, specs, estimatePlanning(settings, order));
}
