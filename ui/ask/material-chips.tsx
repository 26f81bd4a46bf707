import { IconClose16 } from '@create-figma-plugin/ui';
import { useRef, useState } from 'preact/hooks';
import { kindOfMaterial, type Material, maxMaterialLength } from '#design/material';
import { count } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './material-chips.module.css';

const kinds: Readonly<Record<Material['kind'], string>> = {
  components: 'Components',
  schema: 'Schema',
  wishes: 'Wishes',
  file: 'File',
};

/** The attachments of every request to a model: definitions, schemas, notes. Each can be removed. */
export function MaterialChips() {
  const { material } = usePanel().code;
  const [refused, setRefused] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = async (files: FileList | null) => {
    const added = await Promise.all([...(files ?? [])].map(readMaterial));
    const room = maxMaterialLength - lettersOf(material.peek());
    const isTooLong = lettersOf(added) > room;
    setRefused(isTooLong ? `That is too long. The maximum is ${count(maxMaterialLength, 'character')}.` : '');
    if (!isTooLong) setSignal(material, [...material.peek(), ...added]);
  };
  const remove = (one: Material) =>
    setSignal(
      material,
      material.peek().filter((other) => other !== one),
    );
  return (
    <div
      class={styles.along}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void add(event.dataTransfer?.files ?? null);
      }}
    >
      <ul class={styles.chips} aria-label="Attachments">
        {material.value.map((one) => (
          <li key={one.name}>
            <button
              type="button"
              class={styles.chip}
              title={`Remove: ${one.text.slice(0, 300)}`}
              aria-label={`Remove ${kinds[one.kind]}: ${one.name}`}
              onClick={() => remove(one)}
            >
              <span class={styles.name}>
                {kinds[one.kind]}: {one.name}
              </span>
              <IconClose16 />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            class={styles.add}
            title="Component definitions, a data schema, notes. You can also drop files here."
            onClick={() => input.current?.click()}
          >
            Attach a file
          </button>
        </li>
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".ts,.tsx,.js,.jsx,.json,.yaml,.yml,.graphql,.gql,.proto,.sql,.prisma,.md,.txt,.css"
        onChange={(event) => {
          void add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {refused === '' ? null : (
        <p class={styles.refused} role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

async function readMaterial(file: File): Promise<Material> {
  const text = await file.text();
  return { kind: kindOfMaterial(file.name, text), name: file.name, text };
}

function lettersOf(material: readonly Material[]): number {
  return material.reduce((sum, { text }) => sum + text.length, 0);
}
