import { useState } from 'preact/hooks';
import { unpackText } from '../worker-clients/unpack-worker.ts';
import { saveFile } from '../code/save-file.ts';
import { Button } from '../kit/button.tsx';
import styles from './notices-section.module.css';
import { SettingsSection } from './settings-section.tsx';
import shared from './settings-tab.module.css';

/** The licences of all third-party code and fonts in the panel. They are unpacked when they are opened. */
export function NoticesSection() {
  const [text, setText] = useState<string | null>(null);
  const show = () => void unpackText('notices').then((notices) => setText(text === null ? notices : null));
  return (
    <SettingsSection title="Third-party notices">
      <p class={shared.quiet}>
        Framewright is made with open source code and fonts; these are their licences.
      </p>
      {text === null ? null : (
        <pre class={styles.notices} tabIndex={0} role="region" aria-label="Third-party notices">
          {text}
        </pre>
      )}
      <div class={shared.row}>
        <Button onClick={show}>{text === null ? 'Show notices' : 'Hide notices'}</Button>
        {text === null ? null : (
          <Button
            onClick={() => saveFile('THIRD_PARTY_NOTICES.txt', new TextEncoder().encode(text), 'text/plain')}
          >
            Save as a file
          </Button>
        )}
      </div>
    </SettingsSection>
  );
}
