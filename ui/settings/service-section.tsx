import { defaultModels, modelsOf, type ServiceModels, type ServiceName } from '#design/settings';
import { usesImageTool } from '#models/openai/image-tool-models';
import { Checkbox } from '../kit/checkbox.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import { KeyField } from './key-field.tsx';
import { ServiceTestLine } from './service-test-line.tsx';
import { services } from './services.ts';

/** The chosen service: its key, its address, its models, and whether all of that is good. */
export function ServiceSection() {
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
  const setHeader = (keyHeader: string) => {
    const { [service]: _former, ...others } = settings.wires;
    panel.change({
      wires: keyHeader.trim() === '' ? others : { ...others, [service]: { keyHeader: keyHeader.trim() } },
    });
  };
  const idsFor = (kind: 'text' | 'image') =>
    (settings.listed[service] ?? []).filter(({ does }) => does.includes(kind)).map(({ id }) => id);
  return (
    <>
      <KeyField key={service} service={service} />
      <TextField
        label="Address"
        value={settings.addresses[service] ?? ''}
        placeholder={facts.address}
        hint={`${facts.writes ? 'With its version. ' : ''}Figma lets the plugin reach only the addresses that its manifest names.`}
        onInput={setAddress}
      />
      {service === 'compatible' ? (
        <TextField
          label="Header for the key"
          value={settings.wires[service]?.keyHeader ?? ''}
          placeholder="Authorization"
          hint="Azure takes the key in api-key."
          onInput={setHeader}
        />
      ) : null}
      <ServiceTestLine key={`test ${service}`} />
      {facts.writes ? (
        <TextField
          label="Model for code"
          value={modelsOf(settings).text}
          placeholder={defaultModels[service].text}
          suggestions={idsFor('text')}
          onInput={(text) => setModel({ text })}
        />
      ) : null}
      <TextField
        label="Model for pictures"
        value={modelsOf(settings).image}
        placeholder={defaultModels[service].image || 'The one that is loaded'}
        suggestions={idsFor('image')}
        onInput={(image) => setModel({ image })}
      />
      {canFinishAlone(service, modelsOf(settings).image) ? (
        <Checkbox
          text={`${facts.title} finishes pictures though the panel is closed, and keeps words and picture until they are fetched.`}
          checked={settings.keepsGoing}
          onChange={(keepsGoing) => panel.change({ keepsGoing })}
        />
      ) : null}
    </>
  );
}

/** Only what draws over Responses can be fetched later by its id. */
function canFinishAlone(service: ServiceName, imageModel: string): boolean {
  return (service === 'openai' || service === 'compatible') && usesImageTool(imageModel);
}
