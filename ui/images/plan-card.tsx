import { emptyStyleCard } from '#design/picture-sets';
import { IconClose16 } from '@create-figma-plugin/ui';
import { adapters } from '#models/adapters';
import { findSizeMistake } from '#visuals/1-plan/find-size';
import { type ImageSpec } from '#visuals/1-plan/image-plan';
import { IconButton } from '../kit/icon-button.tsx';
import { count } from '../kit/format-text.ts';
import { Menu } from '../kit/menu.tsx';
import type { CardChange } from '../state/image-planner.ts';
import { usePanel } from '../state/use-panel.ts';
import { backgrounds, qualities } from './draw-options.tsx';
import styles from './plan-card.module.css';

export interface PlanCardProps {
  readonly spec: ImageSpec;
  readonly number: number;
  readonly canChange: boolean;
  readonly onChange: (change: CardChange) => void;
  readonly onRemove: () => void;
}

/** One planned picture: its editable fields, and what will be sent. */
export function PlanCard({ spec, number, canChange, onChange, onRemove }: PlanCardProps) {
  const {
    words,
    label,
    width,
    height,
    quality,
    background,
    style = emptyStyleCard,
    palette,
    references = [],
  } = spec;
  const sent = adapters[usePanel().settings.value.service].writeImagePrompt;
  const mistake = findSizeMistake(spec);
  const restyle = (changes: Partial<typeof style>) => onChange({ style: { ...style, ...changes } });
  return (
    <fieldset class={styles.card} disabled={!canChange} aria-label={`Image ${number}`}>
      <div class={styles.row}>
        <strong class={styles.label}>
          {number}. {label ?? 'Image'}
        </strong>
        {palette.map((colour) => (
          <span key={colour} class={styles.colour} style={{ backgroundColor: colour }} title={colour} />
        ))}
        <IconButton label={`Remove image ${number}`} onClick={onRemove}>
          <IconClose16 />
        </IconButton>
      </div>
      <textarea
        class={styles.words}
        rows={3}
        aria-label={`What image ${number} shows`}
        value={words}
        onInput={(event) => onChange({ words: event.currentTarget.value })}
      />
      <div class={styles.pair}>
        <Line label="Style" value={style.style} onInput={(value) => restyle({ style: value })} />
        <Line label="Light" value={style.light} onInput={(value) => restyle({ light: value })} />
      </div>
      <div class={styles.sizes}>
        <Side label="Width (px)" value={width} onChange={(value) => onChange({ width: value })} />
        <Side label="Height (px)" value={height} onChange={(value) => onChange({ height: value })} />
        <Menu
          label="Quality"
          options={qualities}
          value={quality}
          onChange={(next) => onChange({ quality: next })}
        />
        <Menu
          label="Background"
          options={backgrounds}
          value={background}
          onChange={(next) => onChange({ background: next })}
        />
      </div>
      {mistake === null ? null : <p class={styles.mistake}>{mistake}</p>}
      {spec.origin?.reasoning ? <p class={styles.quiet}>{spec.origin.reasoning}</p> : null}
      <details>
        <summary class={styles.summary}>What is sent</summary>
        <p class={styles.sent}>{sent?.(spec) ?? 'Nothing. The image is made on this computer.'}</p>
        {sent === undefined || references.length === 0 ? null : (
          <p class={styles.quiet}>And {count(references.length, 'reference image')}.</p>
        )}
      </details>
    </fieldset>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Line({ label, value, onInput }: LineProps) {
  return (
    <label class={styles.line}>
      <span class={styles.quiet}>{label}</span>
      <input
        type="text"
        class={styles.input}
        value={value}
        placeholder="Model decides"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

interface SideProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Side({ label, value, onChange }: SideProps) {
  return (
    <input
      type="text"
      inputMode="numeric"
      class={styles.input}
      aria-label={label}
      title={label}
      value={String(value)}
      onChange={(event) => onChange(Number(event.currentTarget.value.replace(/[\s,]/g, '')))}
    />
  );
}
