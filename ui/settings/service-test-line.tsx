import { useEffect, useRef, useState } from 'preact/hooks';
import { testService, type ServiceTest } from '#models/test-service';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

/** Lists the models of the service and reports what is wrong, before anything is paid for. */
export function ServiceTestLine() {
  const panel = usePanel();
  const [found, setFound] = useState<ServiceTest | null>(null);
  const [isAsking, setAsking] = useState(false);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const ask = async () => {
    const { signal } = running.current;
    setAsking(true);
    const settings = panel.settings.peek();
    const { service } = settings;
    try {
      const test = await testService(await panel.models.services.configOf(settings, service), signal);
      if (test.models !== null)
        panel.change({ listed: { ...panel.settings.peek().listed, [service]: test.models } });
      panel.models.reportEnd(service, test.failure);
      setFound(test);
    } catch {
      // Only leaving the settings cancels it, and then the result is not shown.
    } finally {
      if (!signal.aborted) setAsking(false);
    }
  };
  return (
    <div class={styles.group}>
      <div class={styles.row}>
        <Button disabled={isAsking} onClick={() => void ask()}>
          {isAsking ? 'Testing' : 'Test and list models'}
        </Button>
        <span class={styles.quiet}>Free.</span>
      </div>
      {found === null ? null : <Notice kind={found.isWell ? 'told' : 'failed'}>{found.sentence}</Notice>}
    </div>
  );
}
