import { IconInfo16, IconWarning16 } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import styles from './notice.module.css';

export interface NoticeProps {
  /** `failed` is read aloud at once. */
  readonly kind: 'failed' | 'warned' | 'told';
  readonly children: ComponentChildren;
  /** What to do about it. */
  readonly actions?: ComponentChildren;
}

/** An important message, with its actions. */
export function Notice({ kind, children, actions }: NoticeProps) {
  return (
    <div class={`${styles.notice} ${styles[kind]}`} role={kind === 'failed' ? 'alert' : 'status'}>
      <span class={styles.icon}>{kind === 'told' ? <IconInfo16 /> : <IconWarning16 />}</span>
      <div class={styles.words}>{children}</div>
      {actions ? <div class={styles.actions}>{actions}</div> : null}
    </div>
  );
}
