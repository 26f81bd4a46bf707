import { builtInService, services, type ServiceName } from '#design/services';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { Menu } from '../kit/menu.tsx';
import { usePanel } from '../state/use-panel.ts';
import { needsKey, offeredServices } from './service-choice.ts';
import styles from './settings-tab.module.css';

/** The services for failover in their order, and whether a request may be paid for twice. */
export function FailoverSection() {
  const panel = usePanel();
  const { service, failover, payTwice, keysKept } = panel.settings.value;
  const listed = failover.filter((name) => name !== service);
  const others = offeredServices.filter((name) => name !== service && !listed.includes(name));
  const change = (next: readonly ServiceName[]) => panel.change({ failover: next });
  const move = (name: ServiceName, step: number) => {
    const place = listed.indexOf(name);
    const next = listed.filter((other) => other !== name);
    next.splice(place + step, 0, name);
    change(next);
  };
  return (
    <section class={styles.group}>
      <h3>If the service does not answer</h3>
      {listed.length === 0 ? <p class={styles.quiet}>No fallback service.</p> : null}
      <ol class={styles.list}>
        {listed.map((name, place) => (
          <li key={name} class={styles.row}>
            <span class={styles.grow}>
              {place + 1}. {titleOf(name)}
              {needsKey(name) && !keysKept.includes(name) ? ', needs a key' : ''}
            </span>
            <Button disabled={place === 0} title={`Move ${titleOf(name)} up`} onClick={() => move(name, -1)}>
              Up
            </Button>
            <Button
              title={`Remove ${titleOf(name)}`}
              onClick={() => change(listed.filter((one) => one !== name))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ol>
      {others.length === 0 ? null : (
        <Menu
          label="Add a fallback"
          options={[
            { value: '', text: 'Add a fallback…' },
            ...others.map((name) => ({
              value: name,
              text: titleOf(name),
              detail: services[name].panel.detail,
            })),
          ]}
          value=""
          onChange={(name) => {
            if (name !== '') change([...listed, name]);
          }}
        />
      )}
      <Checkbox
        text="Retry even if I might be charged twice."
        checked={payTwice}
        onChange={(value) => panel.change({ payTwice: value })}
      />
    </section>
  );
}

function titleOf(name: ServiceName): string {
  return name === builtInService ? 'The built-in generator' : services[name].panel.title;
}
