import { builtInService, services } from '#design/services';
import { sharedKeys } from '#design/shared-settings';
import { Button } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { modelsOf, type PanelSettings } from '#design/settings';
import { formatDollars } from '#models/policy/find-overrun';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { BudgetSection } from './budget-section.tsx';
import { FailoverSection } from './failover-section.tsx';
import { HostProjectSection } from './host-project-section.tsx';
import { LedgerSection } from './ledger-section.tsx';
import { LibrarySection } from './library-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { RoutingSection } from './routing-section.tsx';
import { ServiceDetails, ServiceSection } from './service-section.tsx';
import { SettingsSection } from './settings-section.tsx';
import { offeredServices } from './service-choice.ts';
import styles from './settings-tab.module.css';

const sharedNames: ReadonlySet<string> = new Set(sharedKeys);

const serviceOptions = offeredServices.map((value) => ({
  value,
  text: services[value].panel.title,
  detail: services[value].panel.detail,
}));

/** The service and its key first, and everything else in sections. Every change is stored while it is typed. */
export function SettingsTab() {
  const panel = usePanel();
  const { service } = panel.settings.value;
  // Values that are stored in the document show their errors at their own fields.
  const refused = Object.entries(panel.settingsController.refusals.value).find(
    ([name]) => !sharedNames.has(name),
  )?.[1];
  return (
    <>
      <div class={styles.settings}>
        <div class={styles.service}>
          <section class={styles.group}>
            <h2>Service</h2>
            <Menu
              label="Service"
              options={serviceOptions}
              value={service}
              onChange={(value) => panel.change({ service: value })}
            />
            <p class={styles.quiet}>
              {service === builtInService
                ? 'Code needs no service. A service adds AI code and generated images.'
                : 'Requests are only sent when you press a button. Frames, prompts and code go to this service only.'}
            </p>
          </section>
          {service === builtInService ? null : <ServiceSection />}
        </div>
        {service === builtInService ? null : (
          <SettingsSection title="Advanced" summary={describeAdvanced(panel.settings.value)}>
            <ServiceDetails />
            <FailoverSection />
            <RoutingSection />
            <BudgetSection />
          </SettingsSection>
        )}
        <HostProjectSection />
        <LibrarySection />
        <LedgerSection />
        <NoticesSection />
      </div>
      <footer class={styles.footer}>
        <span class={styles.saved} role="status">
          {refused ?? 'Saved on this computer as you type.'}
        </span>
        <Button onClick={() => setSignal(panel.view, panel.viewBefore.value)}>Close settings</Button>
      </footer>
    </>
  );
}

/** The models and the budget, as far as they are set. */
function describeAdvanced(settings: PanelSettings): string {
  const { text, image } = modelsOf(settings);
  const { month } = settings.budget;
  const models = [...new Set([text, image])].filter((model) => model !== '');
  return [...models, ...(month === null ? [] : [`${formatDollars(month)} a month`])].join(', ');
}
