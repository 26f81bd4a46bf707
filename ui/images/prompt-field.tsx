import { useState } from 'preact/hooks';
import prose from '../kit/prose.module.css';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './prompt-field.module.css';

/** The prompt; pictures dropped on it or pasted into it are pictures to go by. */
export function PromptField() {
  const { images } = usePanel();
  const { prompt, references } = images;
  const [over, setOver] = useState(false);
  const takeFiles = (event: Event, files: FileList | undefined) => {
    const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0) return;
    event.preventDefault();
    references.addFiles(pictures);
  };
  return (
    <div
      class={over ? styles.over : ''}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        takeFiles(event, event.dataTransfer?.files);
      }}
    >
      <textarea
        class={prose.prose}
        aria-label="Prompt"
        placeholder="Describe the image: a foggy harbour at dawn, soft light, no people"
        rows={2}
        value={prompt.value}
        onInput={(event) => setSignal(prompt, event.currentTarget.value)}
        onPaste={(event) => takeFiles(event, event.clipboardData?.files)}
      />
    </div>
  );
}
