import { useState } from 'preact/hooks';
import type { Difference, DifferenceKind } from '#design/difference';
import { InspectedSubject } from '../code/selection-summary.tsx';
import { compareModes, PicturePair } from '../compare/picture-pair.tsx';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { count, isSubmit, submitKey } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import type { ShownComparison } from '../state/compare-controller.ts';
import type { CompareMode } from '../state/result-view.ts';
import { framesOf } from '../state/selection.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './compare-view.module.css';
import { ScreenshotField, useScreenshotDrop } from './screenshot-field.tsx';
import { LayerWords } from './layer-words.tsx';

const modes: readonly Segment<'list' | CompareMode>[] = [
  { value: 'list', text: 'List' },
  ...compareModes.map((mode) => (mode.value === 'difference' ? { ...mode, text: 'Heat map' } : mode)),
];

/** Compares the selected frame with a screenshot of its page, or two frames with each other. */
export function CompareView() {
  const panel = usePanel();
  const { work, outcome, shown, isKept, missing, compare, cancel } = panel.compare;
  const { isOver, handlers } = useScreenshotDrop(true);
  const result = shown.value;
  const failed = outcome.value.kind === 'failed' ? outcome.value.message : null;
  const canCompare = missing.value === '';
  // It stays enabled while it works, because a disabled button loses the focus.
  const start = () => {
    if (work.value === null) compare();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event)) start();
    if (event.key !== 'Escape' || work.value === null) return;
    event.stopPropagation();
    cancel();
  };
  const words = outcome.value.kind === 'cancelled' ? outcome.value.text : '';
  return (
    <div class={styles.view} onKeyDown={onKeyDown} {...handlers}>
      <InspectedSubject
        last={result}
        isKept={isKept.value}
        actions={
          <Button primary disabled={!canCompare} title={missing.value || submitKey} onClick={start}>
            Compare
          </Button>
        }
      />
      <div class={styles.field}>
        <ScreenshotField
          invitation="Drop a screenshot of the built page"
          use="Stays on this computer."
          isOver={isOver}
        />
      </div>
      {failed === null ? null : (
        <Notice kind="failed" actions={canCompare ? <Button onClick={start}>Try again</Button> : undefined}>
          {failed}
        </Notice>
      )}
      {result === null ? <NothingCompared /> : <Result shown={result} />}
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          text={words || (result === null ? '' : summarise(result))}
          onCancel={cancel}
        />
      </footer>
    </div>
  );
}

function NothingCompared() {
  const panel = usePanel();
  if (panel.compare.work.value !== null) return <div class={styles.result} />;
  const hasFrame = framesOf(panel.selection.value).length > 0;
  return (
    <div class={styles.result}>
      <EmptyState title={hasFrame ? 'Not compared yet' : 'No frame is selected'}>
        {hasFrame
          ? 'Add a screenshot of the page that was built from the frame, or select two frames. Nothing leaves this computer.'
          : 'Select a frame to compare with a screenshot of its page, or two frames.'}
      </EmptyState>
    </div>
  );
}

function Result({ shown }: { readonly shown: ShownComparison }) {
  const { mode, divider } = usePanel().compare;
  const { pictures, notes, first, second } = shown;
  const chosen = pictures === null ? 'list' : mode.value;
  return (
    <>
      <div class={styles.bar}>
        <h2 class={styles.title} title={`${first} and ${second}`}>
          Differences between {first} and {second}
        </h2>
        {pictures === null ? null : (
          <Segments
            label="How differences are shown"
            options={modes}
            value={mode.value}
            onChange={(value) => setSignal(mode, value)}
          />
        )}
      </div>
      <div class={styles.result} role="region" aria-label="Differences" tabIndex={0}>
        {notes.length === 0 ? null : (
          <ul class={styles.notes} aria-label="Notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {pictures !== null && chosen !== 'list' ? (
          <div class={styles.stage}>
            <PicturePair
              first={{ picture: pictures.first, name: first }}
              second={{ picture: pictures.second, name: second }}
              heat={pictures.heat}
              mode={chosen}
              divider={divider.value}
              onDivide={(value) => setSignal(divider, value)}
            />
          </div>
        ) : (
          <Differences differences={shown.differences} />
        )}
      </div>
    </>
  );
}

/** Differences that are shown at once. */
const maxShown = 100;

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const [all, setAll] = useState(false);
  const visible = all ? differences : differences.slice(0, maxShown);
  if (differences.length === 0)
    return <EmptyState title="No differences">Both look the same, and so do their layers.</EmptyState>;
  return (
    <>
      <ul class={styles.list} aria-label="Differences by layer">
        {visible.map((difference, index) => (
          <Item key={index} difference={difference} />
        ))}
      </ul>
      {visible.length === differences.length ? null : (
        <div class={styles.more}>
          <Button onClick={() => setAll(true)}>Show all {differences.length}</Button>
        </div>
      )}
    </>
  );
}

const kindWords: Readonly<Record<DifferenceKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  recoloured: 'Recoloured',
  retexted: 'Other text',
  resized: 'Resized',
  restyled: 'Looks different',
};

function Item({ difference }: { readonly difference: Difference }) {
  const { kind, name, nodeIds, was, now, box } = difference;
  const words = (
    <>
      <span class={styles.head}>
        <strong>{kindWords[kind]}</strong>
        <span class={styles.name}>{name === '' ? 'Outside of all layers' : name}</span>
      </span>
      <Change was={was} now={now} />
      <span class={styles.quiet}>
        at {Math.round(box.x)}, {Math.round(box.y)}, {Math.round(box.width)} × {Math.round(box.height)} px
      </span>
    </>
  );
  return (
    <li class={styles.item}>
      <LayerWords nodeIds={nodeIds}>{words}</LayerWords>
    </li>
  );
}

function Change({ was, now }: Pick<Difference, 'was' | 'now'>) {
  if (was === null || now === null || was === now) return null;
  return (
    <span class={styles.change}>
      <Value text={was} /> → <Value text={now} />
    </span>
  );
}

const colour = /^#(?:[\da-f]{6}|[\da-f]{8})$/;

function Value({ text }: { readonly text: string }) {
  return (
    <span class={styles.value}>
      {colour.test(text) ? (
        <span class={styles.swatch} style={{ backgroundColor: text }} aria-hidden="true" />
      ) : null}
      {text}
    </span>
  );
}

function summarise({ differences }: ShownComparison): string {
  return differences.length === 0 ? 'No differences' : count(differences.length, 'difference');
}
