import { IconClose16 } from '@create-figma-plugin/ui';
import { useRef, useState } from 'preact/hooks';
import { kindOfAttachment, type Attachment, maxAttachmentsLength } from '#design/attachment';
import { count } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './attachment-chips.module.css';

const kinds: Readonly<Record<Attachment['kind'], string>> = {
  components: 'Components',
  schema: 'Schema',
  wishes: 'Notes',
  file: 'File',
};

/** The attachments of every request to a model: definitions, schemas, notes. Each can be removed. */
export function AttachmentChips() {
  const { attachments } = usePanel().code;
  const [refused, setRefused] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = async (files: FileList | null) => {
    const added = await Promise.all([...(files ?? [])].map(readAttachment));
    const free = maxAttachmentsLength - lettersOf(attachments.peek());
    const isTooLong = lettersOf(added) > free;
    setRefused(
      isTooLong ? `That is too long. The maximum is ${count(maxAttachmentsLength, 'character')}.` : '',
    );
    if (!isTooLong) setSignal(attachments, [...attachments.peek(), ...added]);
  };
  const remove = (one: Attachment) =>
    setSignal(
      attachments,
      attachments.peek().filter((other) => other !== one),
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
        {attachments.value.map((one) => (
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

async function readAttachment(file: File): Promise<Attachment> {
  const text = await file.text();
  return { kind: kindOfAttachment(file.name, text), name: file.name, text };
}

function lettersOf(attachments: readonly Attachment[]): number {
  return attachments.reduce((sum, { text }) => sum + text.length, 0);
}
