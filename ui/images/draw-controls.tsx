import { modelsOf } from '#design/settings';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { submitKey } from '../kit/words.ts';
import { services } from '../settings/services.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './draw-controls.module.css';
import { useEstimate } from './use-estimate.ts';
import { set } from '../state/set.ts';

/** Who draws and what it will cost; the button that draws. */
export function DrawControls() {
  const panel = usePanel();
  const { prompt, work, insertAtOnce, generate } = panel.images;
  const settings = panel.settings.value;
  const { service } = settings;
  const model = modelsOf(settings).image;
  const title = service === 'built-in' ? 'Built-in generator' : services[service].title;
  const who = model === '' ? title : `${title}, ${model}`;
  return (
    <div class={styles.row}>
      <div class={styles.words}>
        <button type="button" class={styles.service} onClick={() => set(panel.view, 'settings')}>
          {who}
        </button>
        <p class={styles.estimate}>{useEstimate()}</p>
        <div class={styles.check}>
          <Checkbox
            text="Insert as soon as it is drawn"
            checked={insertAtOnce.value}
            onChange={(on) => set(insertAtOnce, on)}
          />
        </div>
      </div>
      <Button
        primary
        disabled={prompt.value.trim() === '' || work.value !== null}
        title={submitKey}
        onClick={generate}
      >
        Generate
      </Button>
    </div>
  );
}
