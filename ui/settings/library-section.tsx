import { isUnencryptedRemote, originOf } from '#design/service-address';
import { TextField } from '../kit/text-field.tsx';
import { usePanel } from '../state/use-panel.ts';
import { KeyField } from './key-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings-tab.module.css';

/** Where the library of a team is served, and the token that it takes. */
export function LibrarySection() {
  const panel = usePanel();
  const { addresses } = panel.settings.value;
  const address = addresses.library ?? '';
  const { library } = panel.search;
  const store = (typed: string) => {
    const { library: _former, ...others } = addresses;
    panel.change({ addresses: typed.trim() === '' ? others : { ...others, library: typed.trim() } });
  };
  const mistake =
    address === ''
      ? null
      : originOf(address) === null
        ? 'This is no address. It looks like http://localhost:7862.'
        : isUnencryptedRemote(address)
          ? 'The token would be sent where others can read it. Use https, or a library on this computer.'
          : null;
  return (
    <SettingsSection title="Team library" summary={library.isSet.value ? address : ''}>
      <p class={styles.quiet}>
        Searches the designs of your team, beside this file. Start “framewright serve --library” on this
        computer; it prints the address and the token.
      </p>
      <TextField
        label="Library URL"
        value={address}
        placeholder="http://localhost:7862"
        hint={mistake ?? 'Figma lets the plugin reach only the addresses that its manifest names.'}
        onInput={store}
      />
      {address === '' || mistake !== null ? null : <KeyField service="library" label="Token" />}
    </SettingsSection>
  );
}
