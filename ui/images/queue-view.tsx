import { IconClose16 } from '@create-figma-plugin/ui';
import type { ImageTarget } from '#visuals/1-plan/image-plan';
import { describeLost, type DrawQueue, type ImageJob, type ImageJobStage } from '#visuals/2-draw/draw-queue';
import { formatMaxDollars } from '#models/policy/find-overrun';
import { Button } from '../kit/button.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Notice } from '../kit/notice.tsx';
import { count } from '../kit/format-text.ts';
import { readOnlyMessage } from '../state/image-queue.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import { usePanel } from '../state/use-panel.ts';
import { describeEstimate, drawnAtOnce } from '../state/estimate-pictures.ts';
import styles from './queue-view.module.css';

/** Rows shown of a long queue. */
const maxRows = 40;

/**
 * The queue: what is drawn and what waits, in their order; what failed, with why; pause, cancel, draw again. Where another
 * window draws it, or nothing can be placed, it is shown and nothing else.
 */
export function QueueView() {
  return (
    <>
      <OfferedNotice />
      <OwnQueue />
    </>
  );
}

/** What another person left waiting, for anybody to continue. */
function OfferedNotice() {
  const { offered, owner, isTaking, takeOffered } = usePanel().images.queue;
  const items = offered.value;
  if (items.length === 0 || owner.value === 'read-only') return null;
  return (
    <Notice
      kind="warned"
      actions={<Button onClick={takeOffered}>{isTaking.value ? 'Taking over…' : 'Generate here'}</Button>}
    >
      {describeOffered(items)}
      <AgainEstimate items={items} isFirst />
    </Notice>
  );
}

function OwnQueue() {
  const { queue, owner } = usePanel().images.queue;
  const { items, paused } = queue.value;
  if (owner.value !== 'here') return <ReadOnlyQueue items={items.filter(({ stage }) => isOpen(stage))} />;
  const over = items.filter(({ stage }) => ['failed', 'lost', 'left'].includes(stage.kind));
  const rows = items.filter(({ stage }) => ['waiting', 'asked', 'cancelled'].includes(stage.kind));
  if (over.length === 0 && rows.length === 0) return null;
  return (
    <section class={styles.queue} aria-label="Queue">
      {paused === null || paused === '' || rows.length === 0 ? null : <StoppedNotice sentence={paused} />}
      {groupBySentence(over).map((group) => (
        <EndedNotice key={group.sentence} group={group} />
      ))}
      {rows.length === 0 ? null : <Rows rows={rows} queue={queue.value} />}
    </section>
  );
}

/** Unfinished jobs: those that are drawn, wait, or need a person. */
function isOpen({ kind }: ImageJobStage): boolean {
  return kind !== 'drawn' && kind !== 'cancelled';
}

/** A queue that this window does not run, and why. */
function ReadOnlyQueue({ items }: { readonly items: readonly ImageJob[] }) {
  const { owner, isHere, takeOver } = usePanel().images.queue;
  if (items.length === 0) return null;
  const isElsewhere = owner.value === 'elsewhere';
  const isDrawnHere = ({ stage }: ImageJob) => stage.kind === 'asked' && isHere(stage.sent);
  return (
    <section class={styles.queue} aria-label="Queue">
      <Notice kind="warned" actions={isElsewhere ? <Button onClick={takeOver}>Continue here</Button> : null}>
        {isElsewhere
          ? items.some(isDrawnHere)
            ? takenSentence
            : elsewhereSentence
          : `${count(items.length, 'image')} in the queue. ${readOnlyMessage}`}
      </Notice>
      <ol class={styles.list} aria-label="Images in the queue">
        {items.slice(0, maxRows).map((item) => (
          <li key={item.spec.id} class={styles.row}>
            <span class={styles.name} title={item.spec.words}>
              {item.spec.label ?? item.spec.words}
            </span>
            <span class={styles.facts}>
              {isDrawnHere(item) ? 'Generating here' : shownStage(item.stage, isElsewhere)}
            </span>
          </li>
        ))}
      </ol>
      {items.length > maxRows ? <p class={styles.rest}>And {items.length - maxRows} more.</p> : null}
    </section>
  );
}

const elsewhereSentence =
  'Another window of this file is generating these images. What it has started, it finishes there.';

/** In the window that lost the queue: only it waits for the requests that it has sent. */
const takenSentence =
  'Another window of this file has taken over the queue. What has started here is finished here.';

function shownStage({ kind }: ImageJobStage, isElsewhere: boolean): string {
  if (kind === 'asked') return isElsewhere ? 'Generating there' : 'Sent';
  if (kind === 'failed') return 'Failed';
  if (kind === 'batched') return 'In a batch';
  return kind === 'lost' ? 'Lost' : 'Waiting';
}

/** The queue is paused because all following jobs would fail in the same way. */
function StoppedNotice({ sentence }: { readonly sentence: string }) {
  const { change } = usePanel().images.queue;
  return (
    <Notice kind="failed" actions={<Button onClick={() => change((run) => run.resume())}>Try again</Button>}>
      {sentence}
    </Notice>
  );
}

function EndedNotice({ group: { sentence, items } }: { readonly group: Group }) {
  const { queue, batches } = usePanel().images;
  const { change } = queue;
  const ids = items.map(({ spec }) => spec.id);
  const again = () =>
    change(async (run) => {
      for (const id of ids) await run.retry(id);
    });
  const isFailed = items.some(({ stage }) => stage.kind === 'failed');
  const isLeft = items.some(({ stage }) => stage.kind === 'left');
  const isPaid = items.every(({ stage }) => isHereAlready(stage));
  const isNew = items.every(({ stage }) => stage.kind === 'failed' && stage.failure === 'other-shape');
  return (
    <Notice
      kind={isFailed ? 'failed' : 'warned'}
      actions={
        <>
          <SettingsButton sentence={sentence} />
          <Button onClick={again}>
            {isLeft ? 'Generate now' : isPaid ? (isNew ? 'Place' : 'Place again') : 'Generate again'}
          </Button>
          {!isPaid && isFailed && batches.isOffered.value ? (
            <Button onClick={() => batches.submitAgain(items)}>{`Submit ${items.length} as a batch`}</Button>
          ) : null}
          <Button onClick={() => change((run) => run.remove(ids))}>Dismiss</Button>
        </>
      }
    >
      {introduce(items)}
      {sentence}
      {isPaid ? (
        <p class={styles.estimate}>{describePlaces(items)}</p>
      ) : (
        <AgainEstimate items={items} isFirst={isLeft} />
      )}
    </Notice>
  );
}

/** What it takes to draw these jobs, now or again. */
function AgainEstimate({
  items,
  isFirst,
}: {
  readonly items: readonly ImageJob[];
  readonly isFirst: boolean;
}) {
  const { settings, models } = usePanel();
  const specs = items.map(({ spec }) => spec);
  const estimate = describeEstimate(drawnAtOnce(settings.value), models.ledger.value, specs);
  return <p class={styles.estimate}>{`${isFirst ? 'Generating now' : 'Generating again'}: ${estimate}`}</p>;
}

/** The service that sent the sentence, if the sentence does not name it. */
function introduce(items: readonly ImageJob[]): string {
  const [first] = items;
  if (first?.stage.kind !== 'failed') return '';
  return items.length > 1
    ? `${count(items.length, 'image')}: `
    : `"${first.spec.label ?? first.spec.words}": `;
}

function Rows({ rows, queue }: { readonly rows: readonly ImageJob[]; readonly queue: DrawQueue }) {
  const panel = usePanel();
  const { change } = panel.images.queue;
  const active = rows.filter(({ stage }) => stage.kind !== 'cancelled');
  const waiting = active.filter(({ stage }) => stage.kind === 'waiting');
  const estimateOf = (jobs: readonly ImageJob[]) =>
    describeEstimate(
      drawnAtOnce(panel.settings.value),
      panel.models.ledger.value,
      jobs.map(({ spec }) => spec),
    );
  // For one picture the line below is enough.
  if (rows.length === 1 && active.length === 1 && queue.paused === null) return null;
  return (
    <>
      <div class={styles.head}>
        <p class={styles.facts}>
          {active.length === 0
            ? `Nothing is waiting. Generating again: ${estimateOf(rows)}`
            : estimateOf(active)}
        </p>
        {waiting.length === 0 ? null : queue.paused === null ? (
          <Button onClick={() => change((run) => run.pause())}>Pause</Button>
        ) : queue.paused === '' ? (
          <Button onClick={() => change((run) => run.resume())}>Resume</Button>
        ) : null}
        {active.length < 2 ? null : (
          <Button onClick={() => change((run) => run.cancelAll())}>Cancel all</Button>
        )}
      </div>
      <ol class={styles.list} aria-label="Images in the queue">
        {rows.slice(0, maxRows).map((item) => (
          <Row key={item.spec.id} item={item} queue={queue} isFirst={item === waiting[0]} />
        ))}
      </ol>
      {rows.length > maxRows ? <p class={styles.rest}>And {rows.length - maxRows} more.</p> : null}
    </>
  );
}

interface RowProps {
  readonly item: ImageJob;
  readonly queue: DrawQueue;
  /** Of those that wait. */
  readonly isFirst: boolean;
}

function Row({ item: { spec, stage }, queue, isFirst }: RowProps) {
  const { change, isHere } = usePanel().images.queue;
  const name = spec.label ?? spec.words;
  const place = queue.items.findIndex((item) => item.spec === spec);
  return (
    <li class={styles.row}>
      <span class={styles.name} title={spec.words}>
        {name}
      </span>
      <span class={styles.facts}>
        {stage.kind === 'asked' && !isHere(stage.sent)
          ? 'Generating in another window'
          : describeStage(stage, queue.paused)}
      </span>
      {stage.kind !== 'waiting' || isFirst ? null : (
        <Button
          title={`Generate ${name} earlier`}
          onClick={() => change((run) => run.move(spec.id, place - 1))}
        >
          Up
        </Button>
      )}
      {stage.kind === 'asked' && !isHere(stage.sent) ? null : stage.kind === 'cancelled' ? (
        <span class={styles.actions}>
          <Button title={`Generate ${name} again`} onClick={() => change((run) => run.retry(spec.id))}>
            Generate again
          </Button>
          <IconButton label={`Dismiss ${name}`} onClick={() => change((run) => run.remove([spec.id]))}>
            <IconClose16 />
          </IconButton>
        </span>
      ) : (
        <Button title={`Cancel ${name}`} onClick={() => change((run) => run.cancel(spec.id))}>
          Cancel
        </Button>
      )}
    </li>
  );
}

function describeStage(stage: ImageJobStage, paused: string | null): string {
  if (stage.kind === 'asked') return 'Generating';
  if (stage.kind === 'cancelled') {
    const { mayBeBilled, estimatedUsd = null } = stage;
    const most = estimatedUsd === null ? '' : `, up to ${formatMaxDollars(estimatedUsd)}`;
    return mayBeBilled ? `Cancelled, may still be charged${most}` : 'Cancelled';
  }
  return paused === null ? 'Waiting' : 'Paused';
}

interface Group {
  readonly sentence: string;
  readonly items: readonly ImageJob[];
}

/** Pictures that failed for the same reason share one sentence. */
function groupBySentence(items: readonly ImageJob[]): readonly Group[] {
  const lost = items.filter(({ stage }) => stage.kind === 'lost');
  const groups = new Map<string, ImageJob[]>();
  if (lost.length > 0) groups.set(describeLost(lost.map(({ spec }) => spec.words)), lost);
  const left = items.filter(({ stage }) => stage.kind === 'left');
  if (left.length > 0) groups.set(describeAbandoned(left), left);
  for (const item of items) {
    if (item.stage.kind !== 'failed') continue;
    const sentence = describeFailed(item.stage);
    groups.set(sentence, [...(groups.get(sentence) ?? []), item]);
  }
  return [...groups].map(([sentence, group]) => ({ sentence, items: group }));
}

function describeOffered(items: readonly ImageJob[]): string {
  const [first] = items;
  return items.length > 1
    ? `${items.length} images by another person were still waiting when they closed the panel on ${dayOf(items)}. Nothing was sent for them.`
    : `"${first?.spec.words ?? ''}" by another person was still waiting when they closed the panel on ${dayOf(items)}. Nothing was sent for it.`;
}

/** When the first of them was left. */
function dayOf(items: readonly ImageJob[]): string {
  const since = Math.min(...items.map(({ stage }) => (stage.kind === 'left' ? stage.since : Infinity)));
  return new Date(since).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
}

/** Nothing was sent for them, and nothing will be before a person confirms it. */
function describeAbandoned(items: readonly ImageJob[]): string {
  const day = dayOf(items);
  const [first] = items;
  return items.length > 1
    ? `${items.length} images were still waiting when the panel was closed on ${day}. Nothing was sent for them.`
    : `"${first?.spec.words ?? ''}" was still waiting when the panel was closed on ${day}. Nothing was sent for it.`;
}

/** A picture that could not be placed is paid for and stored. Drawing it again only places it. */
function describeFailed(stage: Extract<ImageJobStage, { kind: 'failed' }>): string {
  if (!isHereAlready(stage)) return stage.message;
  return stage.pending == null
    ? `${stage.message} It is kept while this panel is open; placing it again is free.`
    : `${stage.message} The image is kept; placing it${stage.failure === 'other-shape' ? '' : ' again'} is free.`;
}

/** Where the images go when they are placed. */
function describePlaces(items: readonly ImageJob[]): string {
  const places = new Set(
    items.map(({ spec: { place } }) => placeWords[place.nodeId === null ? 'view' : place.where]),
  );
  return `Goes ${[...places].join(', and ')}.`;
}

const placeWords: Readonly<Record<ImageTarget['where'] | 'view', string>> = {
  fill: 'into the fill of the layer it was generated for; the old fill is kept, hidden',
  beside: 'beside the layer it was generated for, as a new layer',
  grid: 'into the grid of its variants',
  view: 'to the middle of the view, as a new layer',
};

/** Whether the picture is stored and only has to be placed. */
function isHereAlready(stage: ImageJobStage): boolean {
  return stage.kind === 'failed' && (stage.failure === 'not-placed' || stage.pending != null);
}
