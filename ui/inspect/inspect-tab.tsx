import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AuditRule } from '#design/finding';
import { ruleTitles } from '#insight/audit/rule-titles';
import { InspectedSubject } from '../code/selection-summary.tsx';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { count, isSubmit } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import type { Inspection, InspectView } from '../state/inspect-controller.ts';
import { framesOf } from '../state/selection.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import type { ShownFinding } from '../worker/protocol.ts';
import { CompareView } from './compare-view.tsx';
import { FindingCard } from './finding-card.tsx';
import { FixPreview } from './fix-preview.tsx';
import styles from './inspect-tab.module.css';
import { QuestionsView } from './questions-view.tsx';

const views: readonly Segment<InspectView>[] = [
  { value: 'findings', text: 'Findings' },
  { value: 'compare', text: 'Compare' },
  { value: 'questions', text: 'Questions' },
];

/** The Inspect tab: what the rules find in the selected frames, what differs, and what a model answers about them. */
export function InspectTab() {
  const { inspect } = usePanel();
  const View = viewComponents[inspect.view.value];
  return (
    <div class={styles.tab}>
      <div class={styles.bar}>
        <Segments
          label="Inspect view"
          options={views}
          value={inspect.view.value}
          onChange={(chosen) => setSignal(inspect.view, chosen)}
        />
      </div>
      <View />
    </div>
  );
}

const viewComponents: Readonly<Record<InspectView, () => ComponentChildren>> = {
  findings: FindingsView,
  compare: CompareView,
  questions: QuestionsView,
};

/** Audits the selected frames and lists the findings by rule, the worst first. */
function FindingsView() {
  const panel = usePanel();
  const { work, outcome, inspection, said, inspect, cancel } = panel.inspect;
  const result = inspection.value;
  const frames = framesOf(panel.selection.value);
  const hasFrame = frames.length > 0;
  const canInspect = hasFrame || result !== null;
  // The frames beneath must be those that the button names.
  const isInspected =
    result !== null &&
    (!hasFrame ||
      (frames.length === result.frameIds.length && frames.every(({ id }) => result.frameIds.includes(id))));
  const failed = outcome.value.kind === 'failed' ? outcome.value.message : null;
  // It stays enabled while it works, because a disabled button loses the focus.
  const start = () => {
    if (work.value === null) inspect();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && canInspect) start();
  };
  const words = outcome.value.kind === 'cancelled' ? outcome.value.text : said.value;
  return (
    <div class={styles.view} onKeyDown={onKeyDown}>
      <InspectedSubject
        last={result}
        actions={
          <Button primary={!isInspected} disabled={!canInspect} onClick={start}>
            {isInspected ? 'Inspect again' : 'Inspect'}
          </Button>
        }
      />
      {failed === null ? null : (
        <Notice kind="failed" actions={canInspect ? <Button onClick={inspect}>Try again</Button> : undefined}>
          {failed}
        </Notice>
      )}
      <div class={styles.result}>{result === null ? <NothingInspected /> : <Findings result={result} />}</div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          text={words || (result === null ? '' : summarise(result))}
          onCancel={cancel}
        />
        {result === null || work.value !== null ? null : <ApplyAll result={result} />}
      </footer>
    </div>
  );
}

function NothingInspected() {
  const panel = usePanel();
  if (panel.inspect.work.value) return null;
  const hasFrame = framesOf(panel.selection.value).length > 0;
  return (
    <EmptyState title={hasFrame ? 'Not inspected yet' : 'No frame is selected'}>
      {hasFrame
        ? 'Inspect checks for low contrast, small touch targets, values not bound to variables and other issues. Nothing leaves this computer.'
        : 'Select a frame, a component, a group or a section on the canvas.'}
    </EmptyState>
  );
}

function Findings({ result }: { readonly result: Inspection }) {
  const groups = groupByRule(result.findings);
  return (
    <div class={styles.list}>
      <h2 class={styles.title}>Findings in {result.title}</h2>
      {groups.length === 0 ? (
        <EmptyState title="No findings">No rule found an issue in these frames.</EmptyState>
      ) : null}
      {groups.map(([rule, findings]) => (
        <RuleGroup key={rule} title={ruleTitles[rule]} findings={findings} />
      ))}
      {result.ignored.length === 0 ? null : (
        <details class={styles.group}>
          <summary class={styles.heading}>
            <h3>Ignored</h3>
            <span class={styles.count}>{result.ignored.length}</span>
          </summary>
          {result.ignored.map((finding) => (
            <FindingCard key={keyOf(finding)} finding={finding} reason={finding.reason} />
          ))}
        </details>
      )}
      {result.notes.length === 0 ? null : (
        <ul class={styles.notes} aria-label="Not checked">
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Findings of one rule that are shown at once. */
const maxShown = 12;

function RuleGroup({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly ShownFinding[];
}) {
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, maxShown);
  return (
    <details class={styles.group} open>
      <summary class={styles.heading}>
        <h3>{title}</h3>
        <span class={styles.count}>{findings.length}</span>
      </summary>
      <p class={styles.why}>{findings[0]?.why}</p>
      {shown.map((finding) => (
        <FindingCard key={keyOf(finding)} finding={finding} reason={null} />
      ))}
      {shown.length === findings.length ? null : (
        <div class={styles.more}>
          <Button onClick={() => setAll(true)}>Show all {findings.length}</Button>
        </div>
      )}
    </details>
  );
}

/** All safe fixes at once, after what they change was shown. */
function ApplyAll({ result }: { readonly result: Inspection }) {
  const panel = usePanel();
  const [asked, setAsked] = useState(false);
  const fixable = result.findings.filter(({ fix }) => fix !== undefined);
  if (fixable.length === 0 || panel.editor.value !== 'figma') return null;
  const edits = fixable.flatMap(({ fix }) => fix?.edits ?? []);
  const apply = () => {
    setAsked(false);
    void panel.inspect.apply(fixable);
  };
  return (
    <>
      <Button onClick={() => setAsked(!asked)}>Apply all fixes…</Button>
      {asked ? (
        <FixPreview
          title={`${count(edits.length, 'change')} of ${count(fixable.length, 'finding')}`}
          edits={edits}
          onApply={apply}
          onCancel={() => setAsked(false)}
          over
        />
      ) : null}
    </>
  );
}

function groupByRule(
  findings: readonly ShownFinding[],
): readonly (readonly [AuditRule, readonly ShownFinding[]])[] {
  const groups = new Map<AuditRule, ShownFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups];
}

function keyOf({ rule, frameId, nodeIds, measure }: ShownFinding): string {
  return [rule, frameId, nodeIds[0], measure].join(' ');
}

function summarise({ findings, ignored }: Inspection): string {
  const open = count(findings.length, 'finding');
  return ignored.length === 0 ? open : `${open}, ${String(ignored.length)} ignored`;
}
