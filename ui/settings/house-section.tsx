import { useRef, useState } from 'preact/hooks';
import { noHouse, openKeptHouse, type KeptHouse, type OpenedHouse } from '#design/kept-house';
import { Button } from '../kit/button.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { count } from '../kit/words.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './settings-tab.module.css';

/** The project that code goes into: its config and style sheets, pasted, dropped or chosen, and kept in the file. */
export function HouseSection() {
  const panel = usePanel();
  const { house } = panel.settings.value;
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const change = (changed: Partial<KeptHouse>) =>
    panel.change({ house: { ...panel.settings.peek().house, ...changed } });
  const take = async (files: Iterable<File>) => change(await readFiles(files));
  const opened = openKeptHouse(house);
  const isEmpty = house.config === '' && house.sheets === '';
  return (
    <section
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
      <h2>Your project</h2>
      <p class={styles.quiet}>
        With its config, code uses your components, custom properties and folders. Paste it, or drop its files
        here. It is kept in this Figma file, for everyone who opens it.
      </p>
      <TextArea
        label="framewright.config.json"
        rows={4}
        value={house.config}
        placeholder='{ "components": { "Button": { "from": "@mui/material" } } }'
        isWrong={opened.mistakes.length > 0}
        hint={describe(opened, house)}
        onInput={(config) => change({ config })}
      />
      <TextArea
        label="Style sheets with your custom properties"
        rows={2}
        value={house.sheets}
        placeholder=":root { --brand-500: #4f46e5; }"
        onInput={(sheets) => change({ sheets })}
      />
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
        <Button disabled={isEmpty} onClick={() => change(noHouse)}>
          Clear project
        </Button>
      </div>
    </section>
  );
}

/** What is wrong with it, else what it brings and what it still lacks. */
function describe({ config, mistakes }: OpenedHouse, { sheets }: KeptHouse) {
  if (mistakes.length > 0)
    return (
      <ul class={styles.list}>
        {mistakes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    );
  if (config === null) return undefined;
  const own = count(Object.keys(config.components).length, 'component of yours', 'components of yours');
  const lacks = [
    config.tokens.length > 0 && sheets.trim() === ''
      ? ` It names ${config.tokens.join(', ')}: drop that here too.`
      : '',
    config.codeConnect.length > 0 ? ' Code Connect files are read on the command line only.' : '',
  ];
  return `In use, with ${own}.${lacks.join('')}`;
}

/** A config takes the place of the former one; sheets come behind each other. */
async function readFiles(files: Iterable<File>): Promise<Partial<KeptHouse>> {
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
