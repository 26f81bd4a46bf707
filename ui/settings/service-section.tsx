import { services, type ServiceModels } from '#design/services';
import { modelsOf } from '#design/settings';
import { adapters } from '#models/adapters';
import { Checkbox } from '../kit/checkbox.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import { KeyField } from './key-field.tsx';
import { ServiceTestLine } from './service-test-line.tsx';
import { writesText } from './service-choice.ts';

/** The chosen service: its key, its address, its models, and whether all of that is good. */
export function ServiceSection() {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service } = settings;
  const { address, defaultModels, panel: texts } = services[service];
  const typedModels = { ...defaultModels, ...settings.models[service] };
  const setAddress = (typed: string) => {
    const { [service]: _former, ...others } = settings.addresses;
    panel.change({ addresses: typed.trim() === '' ? others : { ...others, [service]: typed.trim() } });
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
        placeholder={texts.addressExample ?? address ?? ''}
        hint={`${writesText(service) ? 'With its version. ' : ''}Figma lets the plugin reach only the addresses that its manifest names.`}
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
      <ServiceTestLine key={`test ${service}`} />
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
        label="Model for pictures"
        value={typedModels.image}
        placeholder={defaultModels.image || 'The loaded model'}
        suggestions={idsFor('image')}
        onInput={(image) => setModel({ image })}
      />
      {adapters[service].finishesAlone?.(modelsOf(settings).image) === true ? (
        <Checkbox
          text={`${texts.title} finishes images after the panel is closed, and stores prompt and image until then.`}
          checked={settings.keepsGoing}
          onChange={(keepsGoing) => panel.change({ keepsGoing })}
        />
      ) : null}
    </>
  );
}
