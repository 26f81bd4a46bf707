import { services, type ServiceModels, type ServiceName } from '#design/services';
import { modelsOf } from '#design/settings';
import { adapters } from '#models/adapters';
import { Checkbox } from '../kit/checkbox.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import { KeyField } from './key-field.tsx';
import { ServiceTestLine } from './service-test-line.tsx';
import { writesText } from './service-choice.ts';

/** What the chosen service needs before it can be used: its key, an address that only the person knows, and a test. */
export function ServiceSection() {
  const { service } = usePanel().settings.value;
  return (
    <>
      {hasOwnAddress(service) ? <AddressFields /> : null}
      <KeyField key={service} service={service} />
      {services[service].address === null ? <ModelFields /> : null}
      <ServiceTestLine key={`test ${service}`} />
    </>
  );
}

/** What most people leave as it is: another address, other models, and what happens after the panel is closed. */
export function ServiceDetails() {
  const { service } = usePanel().settings.value;
  return (
    <>
      {hasOwnAddress(service) ? null : <AddressFields />}
      {services[service].address === null ? null : <ModelFields />}
      <KeepsGoingField />
    </>
  );
}

/** True for a server of one's own, whose address nobody else knows. */
function hasOwnAddress(service: ServiceName): boolean {
  return services[service].address === null || services[service].isLocal;
}

function AddressFields() {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service } = settings;
  const { address, panel: texts } = services[service];
  const setAddress = (typed: string) => {
    const { [service]: _former, ...others } = settings.addresses;
    panel.change({ addresses: typed.trim() === '' ? others : { ...others, [service]: typed.trim() } });
  };
  const setHeader = (keyHeader: string) => {
    const { [service]: _former, ...others } = settings.wires;
    panel.change({
      wires: keyHeader.trim() === '' ? others : { ...others, [service]: { keyHeader: keyHeader.trim() } },
    });
  };
  return (
    <>
      <TextField
        label="Address"
        value={settings.addresses[service] ?? ''}
        placeholder={texts.addressExample ?? address ?? ''}
        hint={`${writesText(service) ? 'Include the version, such as /v1. ' : ''}Figma lets the plugin reach only the addresses that its manifest names.`}
        onInput={setAddress}
      />
      {texts.keyHeaderHint === undefined ? null : (
        <TextField
          label="Header for the key"
          value={settings.wires[service]?.keyHeader ?? ''}
          placeholder="Authorization"
          hint={texts.keyHeaderHint}
          onInput={setHeader}
        />
      )}
    </>
  );
}

function ModelFields() {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service } = settings;
  const { defaultModels } = services[service];
  const typedModels = { ...defaultModels, ...settings.models[service] };
  const setModel = (change: Partial<ServiceModels>) => {
    const models = { ...settings.models, [service]: { ...settings.models[service], ...change } };
    panel.change({ models });
  };
  const idsFor = (kind: 'text' | 'image') =>
    (settings.listed[service] ?? []).filter(({ does }) => does.includes(kind)).map(({ id }) => id);
  return (
    <>
      {writesText(service) ? (
        <TextField
          label="Model for code"
          value={typedModels.text}
          placeholder={defaultModels.text}
          suggestions={idsFor('text')}
          onInput={(text) => setModel({ text })}
        />
      ) : null}
      <TextField
        label="Model for images"
        value={typedModels.image}
        placeholder={defaultModels.image || 'The loaded model'}
        suggestions={idsFor('image')}
        onInput={(image) => setModel({ image })}
      />
    </>
  );
}

/** Offered where a service goes on drawing by itself. */
function KeepsGoingField() {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service } = settings;
  if (adapters[service].finishesAlone?.(modelsOf(settings).image) !== true) return null;
  return (
    <Checkbox
      text={`${services[service].panel.title} finishes images after the panel is closed, and stores prompt and image until then.`}
      checked={settings.keepsGoing}
      onChange={(keepsGoing) => panel.change({ keepsGoing })}
    />
  );
}
