import type { ComponentChildren } from 'preact';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-section.module.css';

export interface SettingsSectionProps {
  readonly title: string;
  /** What is set in it, read while it is closed. */
  readonly summary?: string;
  readonly children: ComponentChildren;
}

/** A section of the settings that is closed at first. It stays as it was left until the panel is closed. */
export function SettingsSection({ title, summary = '', children }: SettingsSectionProps) {
  const { openSections } = usePanel().settingsController;
  const toggle = (isOpen: boolean) => {
    const others = [...openSections.peek()].filter((name) => name !== title);
    setSignal(openSections, new Set(isOpen ? [...others, title] : others));
  };
  return (
    <details
      class={styles.section}
      open={openSections.value.has(title)}
      onToggle={(event) => toggle(event.currentTarget.open)}
    >
      <summary class={styles.head}>
        <h2>{title}</h2>
        <span class={styles.summary}>{summary}</span>
      </summary>
      <div class={styles.content}>{children}</div>
    </details>
  );
}
