import type { ComponentChildren } from 'preact';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
}

/** Shown while there is no content: what the content is, and what to do. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div class={styles.empty}>
      <h2>{title}</h2>
      <div class={styles.words}>{children}</div>
      {actions === undefined ? null : <div class={styles.actions}>{actions}</div>}
    </div>
  );
}
