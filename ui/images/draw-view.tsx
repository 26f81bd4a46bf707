import { useEffect, useRef } from 'preact/hooks';
import { WorkLine } from '../kit/work-line.tsx';
import { count, isSubmit, percent } from '../kit/format-text.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { writesText } from '../settings/service-choice.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import { describeTextEstimate } from '../state/estimate-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { BatchView } from './batch-view.tsx';
import { PromptContext } from './prompt-context.tsx';
import { DrawControls } from './draw-controls.tsx';
import { DrawOptions } from './draw-options.tsx';
import styles from './draw-view.module.css';
import { PictureTile } from './picture-tile.tsx';
import { PlanView } from './plan-view.tsx';
import { PromptField } from './prompt-field.tsx';
import { QueueView } from './queue-view.tsx';
import { References } from './references.tsx';
import { RulesView } from './rules-view.tsx';
import { SeedView } from './seed-view.tsx';
import { SetsView } from './sets-view.tsx';
import { SweepView } from './sweep-view.tsx';

/** The prompt, then its plan, the queue and the drawn pictures. */
export function DrawView() {
  const { images, pictures } = usePanel();
  const { work, outcome, queue, generate, cancel } = images;
  const end = outcome.value;
  const acted = pictures.history.outcome.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event)) generate();
  };
  const region = useRef<HTMLDivElement>(null);
  const alertsBeforeRef = useRef<ReadonlySet<string>>(new Set());
  const { items, paused } = queue.queue.value;
  const failedIds = items.flatMap(({ spec, stage }) => (stage.kind === 'failed' ? [spec.id] : [])).join(' ');
  const failedEnd = end.kind === 'failed' ? end : null;
  const failedAction = acted.kind === 'failed' ? acted : null;
  useEffect(() => {
    // The button stays in view when the options below it are scrolled, and so does why it failed.
    const alerts = [...(region.current?.querySelectorAll('[role="alert"]') ?? [])];
    const added = alerts.filter(({ textContent }) => !alertsBeforeRef.current.has(textContent));
    alertsBeforeRef.current = new Set(alerts.map(({ textContent }) => textContent));
    for (const alert of added.toReversed()) alert.scrollIntoView({ block: 'nearest' });
  }, [failedIds, paused, failedEnd, failedAction]);
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="Prompt and cost">
        <PromptField />
        <DrawControls />
      </section>
      <div ref={region} class={styles.scroll} role="region" aria-label="Images" tabIndex={0}>
        <section class={styles.ask} aria-label="Options">
          <PromptContext />
          <DrawOptions />
          <div class={styles.more}>
            <References />
            <RulesView />
            <SetsView />
            <SweepView />
            <SeedView />
          </div>
          <DiffusionLine />
        </section>
        {end.kind === 'failed' ? (
          <Notice
            kind="failed"
            actions={
              <>
                <SettingsButton sentence={end.message} />
                <Button onClick={generate}>Try again</Button>
              </>
            }
          >
            {end.message}
          </Notice>
        ) : null}
        {acted.kind === 'failed' ? <Notice kind="failed">{acted.message}</Notice> : null}
        {queue.warnings.value.map((warning) => (
          <Notice key={warning} kind="warned">
            {warning}
          </Notice>
        ))}
        <PlanView />
        <QueueView />
        <BatchView />
        <Results />
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          text={
            acted.kind === 'done'
              ? acted.text
              : end.kind === 'done' || end.kind === 'cancelled'
                ? end.text
                : ''
          }
          onCancel={cancel}
        />
      </footer>
    </div>
  );
}

/** What the person's own server draws with, and the way to its part of the tab. */
function DiffusionLine() {
  const { diffusion, pictures } = usePanel();
  const { isOffered, count: settings, read, title } = diffusion;
  if (!isOffered.value) return null;
  const { mistake } = read.value;
  return (
    <p class={mistake === null ? styles.own : styles.mistake}>
      {mistake ??
        (settings.value === 0
          ? 'Uses the server’s defaults.'
          : `${count(settings.value, 'option')} of ${title.value} set.`)}{' '}
      <button type="button" class={styles.link} onClick={() => setSignal(pictures.view, 'diffusion')}>
        {`Change ${title.value} options`}
      </button>
    </p>
  );
}

function Results() {
  const { queue, planner, sets, outcome } = usePanel().images;
  const pictures = queue.pictures.value;
  const isQuiet = queue.queue.value.items.length === 0 && planner.shown.value === null;
  const results = useRef<HTMLDivElement>(null);
  const newest = pictures[0]?.id;
  const isDrawn = (pictures[0]?.drawn ?? null) !== null;
  // What is above the results, and the line below them, come and go with these.
  const hasSimilarity = sets.likeness.value !== null;
  const ending = outcome.value.kind;
  const shownRef = useRef<string | undefined>(undefined);
  useEffect(() => {
    // The newest only: the whole list may be higher than the panel, and its end would come into view.
    const tile = results.current?.firstElementChild;
    if (newest === undefined || !tile) return;
    // A finished one is higher by its actions; where a person has left it meanwhile, nothing moves.
    const isLeft = shownRef.current === newest && !isPartlySeen(tile);
    shownRef.current = newest;
    if (!isLeft) tile.scrollIntoView({ block: 'nearest' });
  }, [newest, isDrawn, isQuiet, hasSimilarity, ending]);
  if (pictures.length === 0 && !isQuiet) return null;
  return (
    <>
      <Similarity />
      <div class={styles.results} ref={results}>
        {pictures.length === 0 ? (
          <p class={styles.empty}>
            Your images appear here. Finished images are placed on the canvas. The old fill is kept, hidden.
          </p>
        ) : (
          pictures.map((picture) => <PictureTile key={picture.id} picture={picture} />)
        )}
      </div>
    </>
  );
}

/** Whether any of an element is in the part of its region that is shown. */
function isPartlySeen(element: Element): boolean {
  const [own, region] = [element, element.closest('[role="region"]')].map((one) =>
    one?.getBoundingClientRect(),
  );
  return own !== undefined && region !== undefined && own.bottom > region.top && own.top < region.bottom;
}

/** How alike the pictures of the last set are: measured, and what a model says of their faces and subjects. */
function Similarity() {
  const { images, settings } = usePanel();
  const { likeness, subjects, subjectRequests, checkSubjects, work, failure, cancel } = images.sets;
  const [alike, checked, requests] = [likeness.value, subjects.value, subjectRequests.value];
  if (alike === null) return null;
  const asks = writesText(settings.value.service) && requests.length > 0;
  return (
    <section class={styles.alike} aria-label="Similarity">
      <p role="status">
        {`Similarity of ${alike.count} images: ${percent(alike.likeness)}. ${describeApart(alike.apart.size, 'in colour, tone or edges')}`}
        {checked === null
          ? ''
          : ` Of ${count(checked.count, 'image')}: ${describeApart(checked.differing.size, 'in a face or subject').toLowerCase()}`}
      </p>
      {failure.value === '' ? null : <Notice kind="failed">{failure.value}</Notice>}
      {!asks ? null : work.value === null ? (
        <div class={styles.check}>
          <Button onClick={checkSubjects}>Check faces and subjects</Button>
          <span>{describeTextEstimate(settings.value, ...requests)}</span>
        </div>
      ) : (
        <WorkLine work={work.value} text="" onCancel={cancel} />
      )}
    </section>
  );
}

function describeApart(images: number, how: string): string {
  if (images === 0) return 'None differ noticeably.';
  return `${count(images, 'image')} ${images === 1 ? 'differs' : 'differ'} ${how}.`;
}
