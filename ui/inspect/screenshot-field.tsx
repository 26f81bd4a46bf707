import { IconClose16, IconImage16 } from '@create-figma-plugin/ui';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { sizeOf } from '../kit/format-text.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './screenshot-field.module.css';

export interface ScreenshotFieldProps {
  /** What the screenshot is for, beside the button. */
  readonly invitation: string;
  /** Where it goes, beneath its name. */
  readonly use: string;
  /** Whether a file is dragged over the view, in which it can be dropped anywhere. */
  readonly isOver: boolean;
}

/** Has a view accept a screenshot that is dropped or pasted anywhere in it. */
export function useScreenshotDrop(isAccepted: boolean) {
  const { take } = usePanel().screenshot;
  const [isOver, setOver] = useState(false);
  const accept = (data: DataTransfer | null) => {
    if (isAccepted) take([...(data?.files ?? [])]);
  };
  const handlers = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setOver(isAccepted);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      // It also leaves each element on its way.
      const isInside = relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget);
      if (!isInside) setOver(false);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      accept(event.dataTransfer);
    },
    onPaste: (event: ClipboardEvent) => accept(event.clipboardData),
  };
  return { isOver, handlers };
}

/** A screenshot of the built page: dropped or chosen, and removed again. */
export function ScreenshotField({ invitation, use, isOver }: ScreenshotFieldProps) {
  const { given, mistake, take, remove } = usePanel().screenshot;
  const chooser = useRef<HTMLInputElement>(null);
  const picture = given.value;
  const thumbnail = useBlobUrl(picture?.bytes ?? null, 'image/png');
  return (
    <section class={isOver ? styles.over : styles.field} aria-label="Screenshot">
      <div class={styles.row}>
        <span class={styles.thumbnail}>
          {thumbnail === null ? <IconImage16 /> : <img src={thumbnail} alt="" />}
        </span>
        {picture === null ? (
          <>
            <span class={styles.words}>{invitation}</span>
            <Button onClick={() => chooser.current?.click()}>Choose a file…</Button>
          </>
        ) : (
          <>
            <span class={styles.words}>
              <span class={styles.name} title={picture.name}>
                {picture.name}
              </span>
              <span class={styles.quiet}>
                {sizeOf(picture)} px. {use}
              </span>
            </span>
            <IconButton label="Remove the screenshot" onClick={remove}>
              <IconClose16 />
            </IconButton>
          </>
        )}
      </div>
      {mistake.value === '' ? null : (
        <p class={styles.mistake} role="alert">
          {mistake.value}
        </p>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label="Screenshot of the built page"
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
