import { useEffect, useRef, useState } from 'preact/hooks';
import { testService, type ServiceTest } from '#models/test-service';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

/**
 * Lists the models of the service and reports what is wrong, before anything is paid for. The report is about the key, the
 * address and the models that were tested, so it goes when one of them is changed.
 */
export function ServiceTestLine() {
  const panel = usePanel();
  const [found, setFound] = useState<ServiceTest | null>(null);
  const [isAsking, setAsking] = useState(false);
  const running = useRef(new AbortController());
  const { service, addresses, wires, models } = panel.settings.value;
  const tested = JSON.stringify([addresses[service], wires[service], models[service]]);
  useEffect(
    () => () => {
      running.current.abort();
      running.current = new AbortController();
      setFound(null);
      setAsking(false);
    },
    [panel.keys.value, tested],
  );
  const ask = async () => {
    const { signal } = running.current;
    setAsking(true);
    const settings = panel.settings.peek();
    try {
      const test = await testService(await panel.models.services.configOf(settings, service), signal);
      if (test.models !== null)
        panel.change({ listed: { ...panel.settings.peek().listed, [service]: test.models } });
      panel.models.reportEnd(service, test.failure);
      if (!signal.aborted) setFound(test);
    } catch {
      // Leaving the settings and a change of them cancel it, and then the result is not shown.
    } finally {
      if (!signal.aborted) setAsking(false);
    }
  };
  return (
    <div class={styles.group}>
      <div class={styles.row}>
        <Button busy={isAsking} onClick={() => void ask()}>
          {isAsking ? 'Testing' : 'Test and list models'}
        </Button>
        <span class={styles.quiet}>Free.</span>
      </div>
      {found === null ? null : <Notice kind={found.isWell ? 'told' : 'failed'}>{found.sentence}</Notice>}
    </div>
  );
}
