import { builtInService, services } from '#design/services';
import { usePanel } from '../state/use-panel.ts';
import styles from './service-dot.module.css';
import { needsKey } from './service-choice.ts';
import { setSignal } from '../state/set-signal.ts';

/** The chosen service and whether it can be used. A click opens its settings. */
export function ServiceDot() {
  const panel = usePanel();
  const { service, keysKept } = panel.settings.value;
  const state = needsKey(service) && !keysKept.includes(service) ? 'missing' : 'ready';
  const words =
    service === builtInService
      ? 'No service: everything runs here'
      : `${services[service].title}${state === 'missing' ? ': needs a key' : ' is set up'}`;
  return (
    <button
      type="button"
      class={styles.button}
      aria-label={words}
      title={words}
      onClick={() => setSignal(panel.view, 'settings')}
    >
      <span class={service === builtInService ? styles.local : styles[state]} />
    </button>
  );
}
