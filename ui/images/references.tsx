import { IconClose16 } from '@create-figma-plugin/ui';
import { useRef } from 'preact/hooks';
import { services } from '#design/services';
import { findCapabilities } from '#models/find-capabilities';
import { Button } from '../kit/button.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import type { ReferenceRole } from '../state/image-references.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './references.module.css';

const roles: readonly MenuOption<ReferenceRole>[] = [
  { value: 'style', text: 'Style', detail: 'Match its style.' },
  { value: 'subject', text: 'Subject', detail: 'Show what it shows.' },
  { value: 'palette', text: 'Palette', detail: 'Use its colours.' },
];

/** Reference pictures: each with what it is for; layers and files are added here, or dropped on the prompt. */
export function References() {
  const { images, selection, settings } = usePanel();
  const { all, mistake, addFiles, addLayer, change, remove } = images.references;
  const chooser = useRef<HTMLInputElement>(null);
  const layer = selection.value.layers[0];
  const references = all.value;
  const most = findCapabilities(settings.value)?.references;
  const goesByNone = most === 0;
  const offered = goesByNone ? roles.filter(({ value }) => value === 'palette') : roles;
  return (
    <details class={styles.group}>
      <summary>References{references.length === 0 ? '' : `: ${references.length}`}</summary>
      <ul class={styles.list}>
        {references.map(({ hash, name, role, url, colours }) => (
          <li key={hash} class={styles.row}>
            <img class={styles.picture} src={url} alt={name} />
            <span class={styles.name} title={name}>
              {name}
            </span>
            {role === 'palette' ? <Swatches of={name} colours={colours} /> : null}
            <Menu
              label={`What ${name} is for`}
              options={role === 'palette' ? offered : roles}
              value={role}
              onChange={(next) => change(hash, next)}
            />
            <IconButton label={`Remove ${name}`} onClick={() => remove(hash)}>
              <IconClose16 />
            </IconButton>
          </li>
        ))}
      </ul>
      {references.some(({ role }) => role === 'palette') ? (
        <p class={styles.quiet}>Its colours are sent as words, instead of the layer's.</p>
      ) : null}
      {goesByNone ? (
        <p class={styles.quiet}>
          {services[settings.value.service].title} cannot use reference images, only words and colours.
        </p>
      ) : null}
      {mistake.value === '' ? null : (
        <p class={styles.mistake} role="alert">
          {mistake.value}
        </p>
      )}
      <div class={styles.buttons}>
        <Button disabled={layer === undefined} onClick={() => layer && addLayer(layer.id)}>
          Use selected layer
        </Button>
        <Button onClick={() => chooser.current?.click()}>Choose files</Button>
        <input
          ref={chooser}
          class={styles.chooser}
          type="file"
          multiple
          accept="image/png,image/jpeg"
          onChange={(event) => {
            addFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </details>
  );
}

/** The colours that go into the prompt instead of the picture. */
function Swatches({ of, colours }: { readonly of: string; readonly colours: readonly string[] }) {
  return (
    <span class={styles.colours} role="img" aria-label={`Colours of ${of}: ${colours.join(', ')}`}>
      {colours.map((colour) => (
        <span key={colour} class={styles.colour} style={{ backgroundColor: colour }} title={colour} />
      ))}
    </span>
  );
}
