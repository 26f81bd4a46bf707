import { useState } from 'preact/hooks';
import { type KeyOwner, keyOriginOf } from '#design/service-address';
import { services } from '#design/services';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './key-field.module.css';

export interface KeyFieldProps {
  readonly service: KeyOwner;
  /** @default Key */
  readonly label?: string;
}

/** A field for a key. A stored key is never shown; it can only be replaced or deleted. */
export function KeyField({ service, label = 'Key' }: KeyFieldProps) {
  const panel = usePanel();
  const [typed, setTyped] = useState('');
  const origin = keyOriginOf(panel.settings.value, service);
  const hasKey = panel.keys.value.some((one) => one.service === service && one.origin === origin);
  const other = panel.keys.value.find((one) => one.service === service);
  const { keysAt, title } = service === 'library' ? { keysAt: null, title: '' } : services[service].panel;
  const save = () => {
    panel.saveKey(service, typed.trim());
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && typed.trim() !== '') save();
  };
  return (
    <div class={styles.key} onKeyDown={onKeyDown}>
      <TextField
        label={label}
        value={typed}
        secret
        placeholder={hasKey ? '•••••••• saved' : `Paste a ${label.toLowerCase()}`}
        hint={
          hasKey || other === undefined
            ? 'Saved by Figma on this computer, not in the file. Only sent to this address.'
            : `A ${label.toLowerCase()} is saved for ${other.origin} only. This address needs its own.`
        }
        onInput={setTyped}
      >
        <Button disabled={typed.trim() === ''} onClick={save}>
          {hasKey ? 'Replace' : 'Save'}
        </Button>
        {hasKey ? <Button onClick={() => panel.saveKey(service, null)}>Remove</Button> : null}
      </TextField>
      {keysAt === null ? null : (
        <button type="button" class={styles.link} onClick={() => panel.openAddress(keysAt)}>
          Get a key from {title}
        </button>
      )}
    </div>
  );
}
