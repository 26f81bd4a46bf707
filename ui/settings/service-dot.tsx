import { builtInService, services } from '#design/services';
import { usePanel } from '../state/use-panel.ts';
import styles from './service-dot.module.css';
import { needsKey } from './service-choice.ts';
import { setSignal } from '../state/set-signal.ts';

/** The chosen service and whether it could be used when it was last asked. A click opens its settings. */
export function ServiceDot() {
  const panel = usePanel();
  const { service, keysKept } = panel.settings.value;
  const { title } = services[service];
  const failure = panel.models.failures.value[service];
  const lacksKey = needsKey(service) && !keysKept.includes(service);
  const [state, words]: readonly [keyof typeof styles, string] =
    service === builtInService
      ? ['local', 'No service: everything runs on this computer']
      : lacksKey
        ? ['missing', `${title}: needs a key`]
        : failure !== undefined
          ? ['failed', `${title}: ${failure}`]
          : ['ready', `${title} is set up`];
  return (
    <button
      type="button"
      class={styles.button}
      aria-label={words}
      title={words}
      onClick={() => setSignal(panel.view, 'settings')}
    >
      <span class={styles[state]} />
    </button>
  );
}
