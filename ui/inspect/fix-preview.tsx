import type { LayerEdit } from '#design/finding';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format-text.ts';
import styles from './fix-preview.module.css';

export interface FixPreviewProps {
  readonly title: string;
  readonly edits: readonly LayerEdit[];
  readonly onApply: () => void;
  readonly onCancel: () => void;
  /** Over what is there, above the footer. @default false */
  readonly over?: boolean;
}

/** Lines that are listed before they are only counted. */
const maxLines = 40;

/** What a fix changes, before it does. */
export function FixPreview({ title, edits, onApply, onCancel, over = false }: FixPreviewProps) {
  const lines = countLines(edits);
  const shown = lines.slice(0, maxLines);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <section
      class={`${styles.preview} ${over ? styles.over : ''}`}
      aria-label={`What changes: ${title}`}
      onKeyDown={onKeyDown}
    >
      <h4 class={styles.title}>{title}</h4>
      <ul class={styles.lines}>
        {shown.map(([line, times]) => (
          <li key={line}>
            {line}
            {times === 1 ? null : <span class={styles.times}> × {times}</span>}
          </li>
        ))}
        {lines.length === shown.length ? null : <li>and {lines.length - shown.length} more</li>}
      </ul>
      <div class={styles.actions}>
        <Button onClick={onApply}>Apply {count(edits.length, 'change')}</Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}

/** The same change of many layers is one line. */
function countLines(edits: readonly LayerEdit[]): readonly (readonly [string, number])[] {
  const lines = new Map<string, number>();
  for (const edit of edits) {
    const line = describeEdit(edit);
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines];
}

/** What an edit changes, as a line of the preview. */
function describeEdit(edit: LayerEdit): string {
  switch (edit.kind) {
    case 'rename':
      return `${edit.was} → ${edit.now}`;
    case 'number':
      return `${fieldNames[edit.field]}: ${writePx(edit.was)} → ${writePx(edit.now)}`;
    case 'bind-number':
      return `${fieldNames[edit.field]}: ${writePx(edit.was)} → ${edit.variable.name}`;
    case 'bind-paint':
      return `${edit.list === 'fills' ? 'Fill' : 'Stroke'}: ${writeHex(edit.was)} → ${edit.variable.name} (${writeHex(edit.now)})`;
  }
}

const fieldNames: Readonly<Record<Extract<LayerEdit, { kind: 'number' }>['field'], string>> = {
  x: 'X',
  y: 'Y',
  itemSpacing: 'Gap',
  counterAxisSpacing: 'Gap of rows',
  paddingTop: 'Top padding',
  paddingRight: 'Right padding',
  paddingBottom: 'Bottom padding',
  paddingLeft: 'Left padding',
  topLeftRadius: 'Top left radius',
  topRightRadius: 'Top right radius',
  bottomRightRadius: 'Bottom right radius',
  bottomLeftRadius: 'Bottom left radius',
};

function writePx(value: number): string {
  return `${String(Math.round(value * 100) / 100)} px`;
}

function writeHex({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): string {
  const parts = [r, g, b].map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('').toUpperCase()}`;
}
