import type { Preference, WorkKind } from '#design/settings';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

const preferences: readonly MenuOption<Preference>[] = [
  { value: 'listed', text: 'In my order', detail: 'The models above, one service after the other.' },
  { value: 'best', text: 'Best first', detail: 'The strongest model that a service lists.' },
  { value: 'cheapest', text: 'Cheapest first', detail: 'By the services’ prices, where they are known.' },
  {
    value: 'fastest',
    text: 'Fastest first',
    detail: 'By how long answers took here, and how often they failed.',
  },
];

const works: readonly (readonly [WorkKind, string])[] = [
  ['author', 'Writing code'],
  ['picture', 'Drawing pictures'],
  ['plan', 'Naming and planning'],
];

/** How the model is chosen, by kind of work. Collapsed by default, because few people need it. */
export function RoutingSection() {
  const panel = usePanel();
  const { routing } = panel.settings.value;
  return (
    <details class={styles.group}>
      <summary class={styles.summary}>Who does what</summary>
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
    </details>
  );
}
