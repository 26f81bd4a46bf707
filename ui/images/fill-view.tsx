import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TextFill } from '#visuals/fill/choose-texts';
import type { FillPlan, PictureFill } from '#visuals/fill/plan-fill';
import { askForTexts } from '#visuals/fill/ask-for-texts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { count, isSubmit, sizeOf, submitKey } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { writesText } from '../settings/service-choice.ts';
import type { FillScope } from '../state/fill-controller.ts';
import { describeTextEstimate } from '../state/estimate-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { describeEstimate } from '../state/estimate-pictures.ts';
import { BatchChoice, BatchView } from './batch-view.tsx';
import { CopiesView } from './copies-view.tsx';
import styles from './fill-view.module.css';
import { QueueView } from './queue-view.tsx';

const scopes: readonly Segment<FillScope>[] = [
  { value: 'selection', text: 'Selection' },
  { value: 'page', text: 'Page' },
  { value: 'file', text: 'File' },
];

/** Rows that are shown at once; all others are filled too. */
const mostRows = 200;

/** Finds empty places, lists what would go into each, and fills them with one click. */
export function FillView() {
  const panel = usePanel();
  const { fill, queue } = panel.images;
  const { plans, work, outcome, specs, texts } = fill;
  const estimate = useFillEstimate();
  const found = plans.value;
  const end = outcome.value;
  const chosen = specs.value.length + texts.value.length;
  const canFill = found !== null && chosen > 0 && work.value === null;
  const isSelected = panel.selection.value.total > 0 || fill.scope.value !== 'selection';
  const canFind = isSelected && work.value === null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmit(event)) return;
    if (canFill) fill.fill();
    else if (found === null && canFind) fill.find();
  };
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="Where to look">
        <Segments
          label="Where to look"
          options={scopes}
          value={fill.scope.value}
          onChange={(scope) => setSignal(fill.scope, scope)}
        />
        <div class={styles.buttons}>
          <Button primary={found === null} disabled={!canFind} onClick={fill.find}>
            {found === null ? 'Find placeholders' : 'Find again'}
          </Button>
          {found === null || found.length === 0 ? null : (
            <Button primary disabled={!canFill} title={submitKey} onClick={fill.fill}>
              {`Fill ${chosen}`}
            </Button>
          )}
        </div>
        {found === null || chosen === 0 ? null : (
          <>
            <BatchChoice />
            <p class={styles.quiet}>{estimate}</p>
          </>
        )}
      </section>
      <div class={styles.scroll} role="region" aria-label="Placeholders found" tabIndex={0}>
        {end.kind === 'failed' ? (
          <Notice
            kind="failed"
            actions={<Button onClick={found === null ? fill.find : fill.fill}>Try again</Button>}
          >
            {end.message}
          </Notice>
        ) : null}
        {queue.warnings.value.map((warning) => (
          <Notice key={warning} kind="warned">
            {warning}
          </Notice>
        ))}
        <QueueView />
        <BatchView />
        {found === null ? <NotSearched isSelected={isSelected} /> : <Found plans={found} />}
        <CopiesView />
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value ?? queue.work.value}
          text={end.kind === 'done' || end.kind === 'cancelled' ? end.text : ''}
          onCancel={work.value === null ? panel.images.cancel : fill.cancel}
        />
      </footer>
    </div>
  );
}

/** What filling will take, said before anything is paid for. */
function useFillEstimate(): string {
  const panel = usePanel();
  const { specs, texts } = panel.images.fill;
  const words = texts.value.length === 0 ? '' : ` ${count(texts.value.length, 'text layer')}, free.`;
  const pictures =
    specs.value.length === 0
      ? ''
      : describeEstimate(panel.settings.value, panel.models.ledger.value, specs.value);
  return `${pictures}${words}`.trim();
}

function NotSearched({ isSelected }: { readonly isSelected: boolean }) {
  const { work, outcome, kept } = usePanel().images.fill;
  if (work.value !== null || outcome.value.kind === 'done') return null;
  const changed = (kept.value?.changed.length ?? 0) + (kept.value?.leftOut.length ?? 0);
  return (
    <EmptyState title={isSelected ? 'Not searched yet' : 'Nothing is selected'}>
      {isSelected
        ? `${changed === 0 ? '' : `Your ${changed === 1 ? 'change is' : `${changed} changes are`} kept and used again. `}Finds grey boxes, crossed boxes, empty avatars, missing images and placeholder text, in any language. You see every prompt and the cost before anything is generated.`
        : 'Select a frame on the canvas, or look through the page or the file.'}
    </EmptyState>
  );
}

function Found({ plans }: { readonly plans: readonly FillPlan[] }) {
  const panel = usePanel();
  const { fill } = panel.images;
  const texts = plans.reduce((sum, plan) => sum + plan.texts.length, 0);
  const pictures = plans.reduce((sum, plan) => sum + plan.pictures.length, 0);
  if (pictures + texts === 0)
    return (
      <EmptyState title="No placeholders found">
        There are no grey boxes, empty avatars, missing images or placeholder text here.
      </EmptyState>
    );
  return (
    <div class={styles.list}>
      <div class={styles.head}>
        <h2 class={styles.title}>
          {count(pictures, 'image placeholder')}, {count(texts, 'text placeholder')}
        </h2>
        {texts > 0 && writesText(panel.settings.value.service) ? (
          <>
            <Button disabled={fill.work.value !== null} onClick={fill.writeTexts}>
              Write text with AI
            </Button>
            <span class={styles.quiet}>{describeTextEstimate(panel.settings.value, askForTexts(plans))}</span>
          </>
        ) : null}
      </div>
      {limitRows(plans).map(({ plan, rows }) => {
        return (
          <section key={plan.frameId} class={styles.group} aria-label={plan.frameName}>
            <h3 class={styles.frame}>{plan.frameName}</h3>
            <ul>
              {rows.map((row) => (
                <li key={row.nodeId}>{'was' in row ? <TextRow row={row} /> : <PictureRow row={row} />}</li>
              ))}
            </ul>
          </section>
        );
      })}
      {pictures + texts > mostRows ? (
        <p class={styles.quiet}>
          And {(pictures + texts - mostRows).toLocaleString('en')} more, which are filled too.
        </p>
      ) : null}
    </div>
  );
}

/** The first rows of all frames. */
function limitRows(plans: readonly FillPlan[]) {
  let left = mostRows;
  return plans.flatMap((plan) => {
    const rows = [...plan.pictures, ...plan.texts].slice(0, left);
    left -= rows.length;
    return rows.length === 0 ? [] : [{ plan, rows }];
  });
}

function PictureRow({ row }: { readonly row: PictureFill }) {
  const { fill } = usePanel().images;
  const thumbnail = fill.thumbnails.value.get(row.card);
  const words = fill.changed.value.get(row.nodeId) ?? row.words;
  const ratio = row.width / row.height;
  return (
    <Row nodeId={row.nodeId} name={row.name} facts={`${reasons[row.why]}, ${sizeOf(row)}`}>
      {thumbnail === undefined ? (
        <span class={styles.place} aria-hidden="true">
          <span
            class={row.kind === 'portrait' ? styles.portrait : styles.box}
            style={
              ratio > 1
                ? { width: '32px', height: `${32 / ratio}px` }
                : { height: '32px', width: `${32 * ratio}px` }
            }
          />
        </span>
      ) : (
        <img class={styles.thumbnail} src={thumbnail} alt="" />
      )}
      <textarea
        class={styles.words}
        rows={2}
        aria-label={`What ${row.name} shows`}
        value={words}
        onInput={(event) => fill.rewrite(row.nodeId, event.currentTarget.value)}
      />
    </Row>
  );
}

function TextRow({ row }: { readonly row: TextFill }) {
  const { fill } = usePanel().images;
  const words = fill.changed.value.get(row.nodeId) ?? row.choices[0] ?? '';
  return (
    <Row nodeId={row.nodeId} name={row.name} facts={`Text instead of “${shorten(row.was)}”`}>
      <span class={styles.place} aria-hidden="true">
        <span class={styles.letter}>T</span>
      </span>
      <textarea
        class={styles.words}
        rows={row.availableSpace.lines > 1 ? 2 : 1}
        dir="auto"
        aria-label={`Text of ${row.name}`}
        value={words}
        onInput={(event) => fill.rewrite(row.nodeId, event.currentTarget.value)}
      />
    </Row>
  );
}

interface RowProps {
  readonly nodeId: string;
  readonly name: string;
  readonly facts: string;
  readonly children: ComponentChildren;
}

function Row({ nodeId, name, facts, children }: RowProps) {
  const panel = usePanel();
  const { leftOut } = panel.images.fill;
  const [isFocused, setFocused] = useState(false);
  const isIn = !leftOut.value.has(nodeId);
  const change = (checked: boolean) => {
    const next = new Set(leftOut.peek());
    if (checked) next.delete(nodeId);
    else next.add(nodeId);
    setSignal(leftOut, next);
  };
  return (
    <div
      class={isFocused ? styles.focused : styles.row}
      onFocusCapture={() => setFocused(true)}
      onBlurCapture={() => setFocused(false)}
    >
      <label class={styles.check}>
        <input
          type="checkbox"
          aria-label={`Fill ${name}`}
          checked={isIn}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      </label>
      {children}
      <button
        type="button"
        class={styles.facts}
        aria-label={`${facts}: select ${name} on the canvas`}
        title="Select on the canvas"
        onClick={() => panel.selectLayers([nodeId])}
      >
        {facts}
      </button>
    </div>
  );
}

const reasons: Readonly<Record<PictureFill['why'], string>> = {
  missing: 'Image is missing',
  'plain-picture': 'Plain image',
  named: 'Named like an image',
  crossed: 'Crossed box',
  icon: 'Box with an icon',
  portrait: 'Empty avatar',
  'grey-box': 'Grey box',
};

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
}
