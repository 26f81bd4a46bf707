import { useId, useState } from 'preact/hooks';
import { levelTitles } from '#insight/audit/rule-titles';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import type { ShownFinding } from '../worker/protocol.ts';
import styles from './finding-card.module.css';
import { FixPreview } from './fix-preview.tsx';

export interface FindingCardProps {
  readonly finding: ShownFinding;
  /** Why it is ignored; `null` where it is not. */
  readonly reason: string | null;
}

/** One finding: its picture and measure, which select its layers, and what can be done about it. */
export function FindingCard({ finding, reason }: FindingCardProps) {
  const panel = usePanel();
  const crop = useBlobUrl(finding.crop, 'image/png');
  const id = useId();
  const [open, setOpen] = useState<'fix' | 'ignore' | null>(null);
  const canEdit = panel.editor.value === 'figma';
  const { fix } = finding;
  const toggle = (what: 'fix' | 'ignore') => setOpen(open === what ? null : what);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open === null) return;
    event.stopPropagation();
    setOpen(null);
  };
  return (
    <article class={styles.card} aria-labelledby={id} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={styles.select}
        title="Select on the canvas"
        onClick={() => panel.selectLayers(finding.nodeIds)}
      >
        <span class={styles.thumbnail}>{crop === null ? null : <img src={crop} alt="" />}</span>
        <span class={styles.words}>
          <strong id={id} class={styles.measure}>
            <span class={styles[finding.level]}>{levelTitles[finding.level]}</span> {finding.measure}
          </strong>
          <span>{finding.message}</span>
          <span class={styles.how}>{reason === null ? finding.howToFix : `Ignored: ${reason}`}</span>
        </span>
      </button>
      {canEdit ? (
        <div class={styles.actions}>
          {fix === undefined || reason !== null ? null : (
            <Button onClick={() => toggle('fix')}>{fix.title} …</Button>
          )}
          {reason === null ? (
            <>
              <Button onClick={() => void panel.inspect.pin(finding)}>Pin</Button>
              <Button onClick={() => toggle('ignore')}>Ignore…</Button>
            </>
          ) : (
            <Button onClick={() => void panel.inspect.ignore(finding, null)}>Stop ignoring</Button>
          )}
        </div>
      ) : null}
      {open === 'fix' && fix !== undefined ? (
        <FixPreview
          title={fix.title}
          edits={fix.edits}
          onApply={() => void panel.inspect.apply([finding])}
          onCancel={() => setOpen(null)}
        />
      ) : null}
      {open === 'ignore' ? (
        <IgnoreForm
          onIgnore={(why) => void panel.inspect.ignore(finding, why)}
          onCancel={() => setOpen(null)}
        />
      ) : null}
    </article>
  );
}

interface IgnoreFormProps {
  readonly onIgnore: (reason: string) => void;
  readonly onCancel: () => void;
}

function IgnoreForm({ onIgnore, onCancel }: IgnoreFormProps) {
  const { reason: typed } = usePanel().inspect;
  const reason = typed.value;
  const isGiven = reason.trim() !== '';
  return (
    // A plugin's frame refuses to submit forms.
    <div
      class={styles.ignore}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && isGiven)
          onIgnore(reason.trim());
      }}
    >
      <TextField
        label="Reason"
        value={reason}
        onInput={(value) => setSignal(typed, value)}
        placeholder="Decorative, or agreed with the team"
        hint="Saved on the layer, for everyone who opens the file."
      />
      <div class={styles.actions}>
        <Button disabled={!isGiven} onClick={() => onIgnore(reason.trim())}>
          Ignore
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}
