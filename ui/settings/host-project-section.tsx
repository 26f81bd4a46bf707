import { useRef, useState } from 'preact/hooks';
import {
  noHostProject,
  type ParsedHostProject,
  parseHostProject,
  type StoredHostProject,
} from '#design/host-project';
import { findSharedMistake } from '#design/shared-settings';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { count } from '../kit/format-text.ts';
import { usePanel } from '../state/use-panel.ts';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings-tab.module.css';

/** The project that code goes into: its config and style sheets, pasted, dropped or chosen, and kept in the file. */
export function HostProjectSection() {
  const panel = usePanel();
  const { hostProject } = panel.settings.value;
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const change = (changed: Partial<StoredHostProject>) =>
    panel.change({ hostProject: { ...panel.settings.peek().hostProject, ...changed } });
  const take = async (files: Iterable<File>) => change(await readFiles(files));
  const opened = parseHostProject(hostProject);
  const { refusals } = panel.settingsController;
  const sheetsMistake = findSharedMistake('sheets', hostProject.sheets) ?? refusals.value['sheets'] ?? null;
  const mistakes = [...opened.mistakes, refusals.value['config'] ?? ''].filter(
    (one, place, all) => one !== '' && one !== sheetsMistake && all.indexOf(one) === place,
  );
  const own = opened.config === null ? 0 : Object.keys(opened.config.components).length;
  const summary =
    mistakes.length > 0 || sheetsMistake !== null
      ? 'Needs a correction'
      : opened.config === null
        ? 'Not set'
        : `In use, ${count(own, 'component')}`;
  const isEmpty = hostProject.config === '' && hostProject.sheets === '';
  return (
    <SettingsSection title="Your project" summary={summary}>
      <div
        class={isOver ? `${styles.group} ${styles.over}` : styles.group}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer?.files ?? []);
        }}
      >
        <p class={styles.quiet}>
          With a config, the code uses your components, custom properties and folders. Paste the config or
          drop its files here. It is stored in this Figma file for everyone who opens it.
        </p>
        <TextArea
          isCode
          label="framewright.config.json"
          rows={4}
          value={hostProject.config}
          placeholder='{ "components": { "Button": { "from": "@mui/material" } } }'
          isWrong={mistakes.length > 0}
          hint={describe({ ...opened, mistakes }, hostProject)}
          onInput={(config) => change({ config })}
        />
        <UnappliedText name="config" text="Someone else changed the team config. Yours is kept below." />
        <TextArea
          isCode
          label="Style sheets with your custom properties"
          rows={2}
          value={hostProject.sheets}
          placeholder=":root { --brand-500: #4f46e5; }"
          onInput={(sheets) => change({ sheets })}
          {...(sheetsMistake === null ? {} : { hint: sheetsMistake, isWrong: true })}
        />
        <UnappliedText name="sheets" text="Someone else changed the style sheets. Yours are kept below." />
        <div class={styles.row}>
          <input
            ref={chooser}
            class={styles.chooser}
            type="file"
            accept=".json,.css"
            multiple
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => void take(event.currentTarget.files ?? [])}
          />
          <Button onClick={() => chooser.current?.click()}>Choose files</Button>
          <Button disabled={isEmpty} onClick={() => change(noHostProject)}>
            Clear project
          </Button>
        </div>
      </div>
    </SettingsSection>
  );
}

/** One's own text that conflicts with a change by others, until it is applied or discarded. */
function UnappliedText({ name, text }: { readonly name: 'config' | 'sheets'; readonly text: string }) {
  const panel = usePanel();
  const { unapplied, discard } = panel.settingsController;
  const own = unapplied.value[name];
  if (own === undefined) return null;
  const use = () => {
    panel.change({ hostProject: { ...panel.settings.peek().hostProject, [name]: own } });
    discard(name);
  };
  return (
    <div class={styles.unapplied}>
      <Notice kind="warned">{text}</Notice>
      <pre class={styles.own} tabIndex={0} aria-label="Yours">
        {own === '' ? 'Empty' : own}
      </pre>
      <div class={styles.row}>
        <Button onClick={use}>Use mine instead</Button>
        <Button onClick={() => discard(name)}>Discard mine</Button>
      </div>
    </div>
  );
}

/** Its error, else what it contains and what is missing. */
function describe({ config, mistakes }: ParsedHostProject, { sheets }: StoredHostProject) {
  if (mistakes.length > 0)
    return (
      <ul class={styles.list}>
        {mistakes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    );
  if (config === null) return undefined;
  const own = count(Object.keys(config.components).length, 'of your components', 'of your components');
  const lacks = [
    config.tokens.length > 0 && sheets.trim() === ''
      ? ` It names ${config.tokens.join(', ')}: drop that here too.`
      : '',
    config.codeConnect.length > 0 ? ' Code Connect files are read on the command line only.' : '',
  ];
  return `In use, with ${own}.${lacks.join('')}`;
}

/** A config replaces the former one; style sheets are appended. */
async function readFiles(files: Iterable<File>): Promise<Partial<StoredHostProject>> {
  const read = await Promise.all(
    [...files].map(async (file) => ({ name: file.name, text: await file.text() })),
  );
  const config = read.findLast(({ name }) => /\.json$/i.test(name))?.text;
  const sheets = read.filter(({ name }) => /\.css$/i.test(name)).map(({ text }) => text.trim());
  return {
    ...(config === undefined ? {} : { config }),
    ...(sheets.length === 0 ? {} : { sheets: sheets.join('\n\n') }),
  };
}
