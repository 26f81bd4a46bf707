import { useEffect, useRef } from 'preact/hooks';
import styles from './tabs.module.css';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** How many of what the tab shows. @default 0 */
  readonly count?: number;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** The id of the panel that the tabs lead to; each tab is `<panel>-tab-<value>`. */
  readonly panel: string;
  /** Tabs inside a tab are quieter. @default false */
  readonly inner?: boolean;
}

/** Tabs that arrows move between, as screen readers know them; the kit's own are radio buttons. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, tabs, value, onChange, panel, inner = false } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(Math.max(at, 0) + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    list.current?.querySelector<HTMLElement>(`#${panel}-tab-${next.value}`)?.focus();
  };
  return (
    <div
      ref={list}
      class={inner ? styles.inner : styles.tabs}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
    >
      {tabs.map((tab, index) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${panel}-tab-${tab.value}`}
          class={styles.tab}
          aria-selected={tab.value === value}
          aria-controls={panel}
          tabIndex={tab.value === value || (value === null && index === 0) ? 0 : -1}
          onClick={() => onChange(tab.value)}
        >
          {/* The second, invisible text is bold, so that choosing a tab moves none. */}
          <span class={styles.text} data-text={tab.text}>
            {tab.text}
          </span>{' '}
          {tab.count === undefined || tab.count === 0 ? null : (
            <span class={styles.count}>{tab.count.toLocaleString('en')}</span>
          )}
        </button>
      ))}
    </div>
  );
}
