import { defaultModels, modelsOf, type ServiceModels, type ServiceName } from '#design/settings';
import { Button } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import { KeyField } from './key-field.tsx';
import { services } from './services.ts';
import styles from './settings-tab.module.css';
import { set } from '../state/set.ts';

const names: readonly ServiceName[] = ['built-in', 'openai', 'openrouter', 'compatible', 'sdnext'];
const serviceOptions = names.map((value) => ({
  value,
  text: services[value].title,
  detail: services[value].detail,
}));

/** The service to ask, its key, its address, its models. Everything is kept as it is typed. */
export function SettingsTab() {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service } = settings;
  const facts = services[service];
  const setAddress = (address: string) => {
    const { [service]: _former, ...others } = settings.addresses;
    panel.change({ addresses: address.trim() === '' ? others : { ...others, [service]: address.trim() } });
  };
  const setModel = (change: Partial<ServiceModels>) => {
    const models = { ...settings.models, [service]: { ...settings.models[service], ...change } };
    panel.change({ models });
  };
  return (
    <>
      <div class={styles.settings}>
        <section class={styles.group}>
          <h2>Service</h2>
          <Menu
            label="Service"
            options={serviceOptions}
            value={service}
            onChange={(value) => panel.change({ service: value })}
          />
          <p class={styles.quiet}>
            {service === 'built-in'
              ? 'Code needs no service and no network. A service writes better code on request and draws real pictures.'
              : 'A service is asked only when you press a button that says so. Frames, prompts and drafts go to it and to nobody else.'}
          </p>
        </section>
        {service === 'built-in' ? null : (
          <>
            <KeyField key={service} service={service} />
            <TextField
              label="Address"
              value={settings.addresses[service] ?? ''}
              placeholder={facts.address}
              hint={`${facts.writes ? 'With its version. ' : ''}Figma lets the plugin reach only the addresses that its manifest names.`}
              onInput={setAddress}
            />
            {facts.writes ? (
              <TextField
                label="Model for code"
                value={modelsOf(settings).text}
                placeholder={defaultModels[service].text}
                onInput={(text) => setModel({ text })}
              />
            ) : null}
            <TextField
              label="Model for pictures"
              value={modelsOf(settings).image}
              placeholder={defaultModels[service].image || 'The one that is loaded'}
              onInput={(image) => setModel({ image })}
            />
          </>
        )}
      </div>
      <footer class={styles.footer}>
        <span class={styles.saved}>Kept on this computer as you type.</span>
        <Button onClick={() => set(panel.view, panel.viewBefore.value)}>Close settings</Button>
      </footer>
    </>
  );
}
