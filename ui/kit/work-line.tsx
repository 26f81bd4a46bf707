import { IconClose16 } from '@create-figma-plugin/ui';
import { useEffect, useState } from 'preact/hooks';
import type { Work } from '../state/work.ts';
import { IconButton } from './icon-button.tsx';
import styles from './work-line.module.css';

export interface WorkLineProps {
  readonly work: Work | null;
  /** The text while nothing runs. */
  readonly text: string;
  readonly onCancel: () => void;
}

/** The progress in words and, if it can be counted, in numbers. Screen readers announce changes. */
export function WorkLine({ work, text, onCancel }: WorkLineProps) {
  const counted = work?.total != null && work.total > 1;
  return (
    <div class={styles.line}>
      {work ? <span class={styles.spinner} aria-hidden="true" /> : null}
      <span class={styles.words} role="status">
        {work ? `${work.text}${counted ? `: ${work.done} of ${work.total}` : ''}` : text}
      </span>
      {work?.waitsUntil == null ? null : <TimeLeft until={work.waitsUntil} />}
      {counted ? (
        <progress class={styles.progress} value={work.done} max={work.total} aria-label={work.text} />
      ) : null}
      {work ? (
        <IconButton label="Cancel" onClick={onCancel}>
          <IconClose16 />
        </IconButton>
      ) : null}
    </div>
  );
}

/** Counts down in seconds; to screen readers the sentence beside it is enough. */
function TimeLeft({ until }: { readonly until: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{Math.max(0, Math.ceil((until - now) / 1000))} s</span>;
}
