import { type PictureSet, type StyleCardField, styleCardFields } from '#design/picture-sets';
import { readColours } from '#design/image-rules';
import { stylePresets } from '#visuals/sets/style-presets';
import { askForStyleCard } from '#visuals/sets/ask-for-style-card';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format-text.ts';
import { Menu } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { TextField } from '../kit/text-field.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { writesText } from '../settings/service-choice.ts';
import { describeTextEstimate } from '../state/estimate-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './sets-view.module.css';

const fieldNames: Readonly<Record<StyleCardField, string>> = {
  subject: 'Subject',
  style: 'Style',
  medium: 'Medium',
  light: 'Light',
  lens: 'Lens',
  mood: 'Mood',
  avoid: 'Avoid',
};

const examples: Readonly<Record<StyleCardField, string>> = {
  subject: 'One object on a table',
  style: 'Flat print with few colours',
  medium: 'Gouache on paper',
  light: 'Morning, from the left',
  lens: '35 mm, from above',
  mood: 'Calm',
  avoid: 'Text, people',
};

const presets = [
  { value: '', text: 'From a preset…' },
  ...stylePresets.map(({ name, use }) => ({ value: name, text: name, detail: use })),
];

/** The style card that pictures are drawn with: chosen, written and kept with the file. */
export function SetsView() {
  const panel = usePanel();
  const { sets } = panel.images;
  const known = panel.settings.value.pictureSets;
  const set = sets.set.value;
  const refusal = panel.settingsController.refusals.value['sets'];
  const options = [
    { value: '', text: 'No style card' },
    ...known.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <details class={styles.group}>
      <summary>Style card{set === null ? '' : `: ${set.name}`}</summary>
      <div class={styles.row}>
        <Menu
          label="Style card"
          options={options}
          value={set?.id ?? ''}
          onChange={(id) => setSignal(sets.chosen, id)}
        />
        <Menu
          label="New card from a preset"
          options={presets}
          value=""
          onChange={(name) => sets.add(stylePresets.find((preset) => preset.name === name))}
        />
        <Button onClick={() => sets.add()}>New card</Button>
        {set === null ? null : <Button onClick={sets.remove}>Delete card</Button>}
      </div>
      {refusal === undefined ? null : <Notice kind="warned">{refusal}</Notice>}
      {set === null ? (
        <p class={styles.quiet}>
          A style card makes images belong together. It is saved in the file and goes with every image you
          generate.
        </p>
      ) : (
        <Card set={set} />
      )}
    </details>
  );
}

function Card({ set }: { readonly set: PictureSet }) {
  const panel = usePanel();
  const { sets, references } = panel.images;
  const { card } = set;
  const given = references.all.value.length;
  const lines = set.characters
    .map(({ name, looks }) => (looks === '' ? name : `${name}: ${looks}`))
    .join('\n');
  return (
    <div class={styles.card} role="group" aria-label={set.name}>
      <TextField label="Name" value={set.name} onInput={(name) => sets.change({ ...set, name })} />
      {styleCardFields.map((field) => (
        <TextField
          key={field}
          label={fieldNames[field]}
          value={card[field] ?? ''}
          placeholder={examples[field]}
          onInput={(value) => sets.change({ ...set, card: { ...card, [field]: value } })}
        />
      ))}
      <TextField
        label="Colours"
        value={(card.palette ?? []).join(' ')}
        placeholder="#1d3557 #a8dadc"
        hint="They replace the colours of the layer."
        onInput={(value) => {
          const palette = readColours(value);
          // What is being typed is no colour yet.
          if (palette.length > 0 || value.trim() === '') sets.change({ ...set, card: { ...card, palette } });
        }}
      />
      <TextArea
        label="Characters"
        rows={2}
        value={lines}
        placeholder="Mira: a red fox with a blue scarf"
        hint="One per line. A character joins each image whose prompt names it."
        onInput={(value) => sets.change({ ...set, characters: readCharacters(value, set) })}
      />
      {set.references.length === 0 ? null : (
        <ul class={styles.references} aria-label="References of the card">
          {set.references.map(({ hash, name }) => (
            <li key={hash} class={styles.row}>
              <span class={styles.name}>{name}</span>
              <Button
                onClick={() =>
                  sets.change({ ...set, references: set.references.filter((one) => one.hash !== hash) })
                }
              >
                {`Remove ${name}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {sets.failure.value === '' ? null : <Notice kind="failed">{sets.failure.value}</Notice>}
      {sets.work.value === null ? (
        <div class={styles.row}>
          <Button disabled={given === 0} onClick={sets.keepReferences}>
            {given === 0 ? 'Save references' : `Save ${count(given, 'reference')}`}
          </Button>
          {writesText(panel.settings.value.service) ? (
            <Button disabled={given + set.references.length === 0} onClick={sets.writeCard}>
              Write card from references
            </Button>
          ) : null}
          <CardEstimate set={set} />
        </div>
      ) : (
        <WorkLine work={sets.work.value} text="" onCancel={sets.cancel} />
      )}
    </div>
  );
}

/** What writing the card takes, said before anything is paid for. */
function CardEstimate({ set }: { readonly set: PictureSet }) {
  const { settings, images } = usePanel();
  const given = images.references.all.value.filter(({ role }) => role !== 'palette');
  const references = [...given, ...set.references].slice(0, 8);
  if (references.length === 0 || !writesText(settings.value.service)) return null;
  // Their sizes are not known here, so the estimate takes large ones.
  const pictures = references.map(({ mime }) => ({ bytes: new Uint8Array(), mime, width: 0, height: 0 }));
  return (
    <span class={styles.quiet}>
      {describeTextEstimate(settings.value, askForStyleCard(pictures, set.name))}
    </span>
  );
}

/** A line a character; pictures of one stay with its name. */
function readCharacters(text: string, set: PictureSet): PictureSet['characters'] {
  return text
    .split('\n')
    .slice(0, 12)
    .map((line) => {
      const [name = '', ...looks] = line.split(':');
      const known = set.characters.find((one) => one.name === name.trim());
      // A picture is of whoever its name says.
      const own = set.references.filter((one) => name.trim() !== '' && one.name.includes(name.trim()));
      return {
        name: name.trimStart(),
        looks: looks.join(':').trimStart(),
        references: [...new Set([...(known?.references ?? []), ...own.map(({ hash }) => hash)])],
      };
    })
    .filter(({ name }, index, all) => name !== '' || index === all.length - 1);
}
