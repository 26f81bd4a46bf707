import { useState } from 'preact/hooks';
import { services, type ServiceName } from '#design/services';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './key-field.module.css';

/** A field for a key. A stored key is never shown; it can only be replaced or deleted. */
export function KeyField({ service }: { readonly service: ServiceName }) {
  const panel = usePanel();
  const [typed, setTyped] = useState('');
  const hasKey = panel.settings.value.keysKept.includes(service);
  const other = panel.keys.value.find((one) => one.service === service);
  const { keysAt, title } = services[service].panel;
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
        label="Key"
        value={typed}
        secret
        placeholder={hasKey ? '•••••••• kept' : 'Paste a key'}
        hint={
          hasKey || other === undefined
            ? 'Figma keeps it on this computer, apart from the file. It goes to this address and nowhere else.'
            : `A key is kept for ${other.origin}, and does not go anywhere else. This address needs its own.`
        }
        onInput={setTyped}
      >
        <Button disabled={typed.trim() === ''} onClick={save}>
          {hasKey ? 'Replace' : 'Keep'}
        </Button>
        {hasKey ? <Button onClick={() => panel.saveKey(service, null)}>Forget</Button> : null}
      </TextField>
      {keysAt === null ? null : (
        <button type="button" class={styles.link} onClick={() => panel.openAddress(keysAt)}>
          Get a key from {title}
        </button>
      )}
    </div>
  );
}
