import type { Preference, WorkKind } from '#design/settings';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

const preferences: readonly MenuOption<Preference>[] = [
  { value: 'listed', text: 'My order', detail: 'Use the services in the order above.' },
  { value: 'best', text: 'Best first', detail: 'Use the strongest model available.' },
  { value: 'cheapest', text: 'Cheapest first', detail: 'Use the lowest known price.' },
  {
    value: 'fastest',
    text: 'Fastest first',
    detail: 'Use what answered fastest and most reliably here.',
  },
];

const works: readonly (readonly [WorkKind, string])[] = [
  ['author', 'Writing code'],
  ['picture', 'Generating images'],
  ['plan', 'Naming and planning'],
  ['question', 'Answering questions'],
];

/** How the model is chosen, by kind of work. */
export function RoutingSection() {
  const panel = usePanel();
  const { routing } = panel.settings.value;
  return (
    <section class={styles.group}>
      <h3>Model for each task</h3>
      <div class={styles.pairs}>
        {works.map(([work, words]) => (
          <div key={work} class={styles.pair}>
            <span>{words}</span>
            <Menu
              label={words}
              options={preferences}
              value={routing[work] ?? 'listed'}
              onChange={(preference) => panel.change({ routing: { ...routing, [work]: preference } })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
