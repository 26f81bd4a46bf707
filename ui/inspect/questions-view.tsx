import type { QuestionKind } from '#design/question';
import { services } from '#design/services';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { isSubmit, submitKey } from '../kit/format-text.ts';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import prose from '../kit/prose.module.css';
import { TextArea } from '../kit/text-area.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { InspectedSubject } from '../code/selection-summary.tsx';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { formatTextCost } from '../state/estimate-text.ts';
import { takesScreenshot } from '../state/question-controller.ts';
import { framesOf } from '../state/selection.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { AnswerActions, AnswerView } from './answer-view.tsx';
import styles from './questions-view.module.css';
import { ScreenshotField, useScreenshotDrop } from './screenshot-field.tsx';

const kinds: readonly MenuOption<QuestionKind>[] = [
  { value: 'ask', text: 'Question', detail: 'Anything about one or several frames.' },
  { value: 'describe', text: 'Describe', detail: 'What each frame is, for somebody who does not see it.' },
  { value: 'critique', text: 'Critique', detail: 'What helps and what hinders a goal that you name.' },
  { value: 'flow', text: 'Flow', detail: 'How a person goes through the selected frames.' },
  { value: 'find', text: 'Find', detail: 'Elements and objects with their places.' },
  {
    value: 'read-text',
    text: 'Read text',
    detail: 'Text inside images. Text layers are read without a model.',
  },
  { value: 'propose', text: 'Propose a schema', detail: 'Which data a table, form or chart has.' },
  { value: 'extract', text: 'Extract data', detail: 'By a JSON schema; numbers are read twice.' },
];

/** The field of each kind; `null` where nothing is typed. */
const fields: Readonly<
  Record<QuestionKind, { readonly label: string; readonly placeholder: string } | null>
> = {
  ask: { label: 'Question', placeholder: 'Is it clear how to pay?' },
  describe: null,
  critique: { label: 'Goal', placeholder: 'New people sign up without help' },
  flow: null,
  find: { label: 'What to find', placeholder: 'Optional: only buttons, only faces' },
  'read-text': null,
  propose: { label: 'Data to include', placeholder: 'Optional: only prices and names' },
  extract: { label: 'Instructions', placeholder: 'Optional: prices without tax' },
};

/** Questions about the selected frames that a model answers, with the cost before and the answer beneath. */
export function QuestionsView() {
  const panel = usePanel();
  const { questions } = panel;
  const { work, outcome, said, usage, shown, warnings, mistake } = questions;
  const obstacle = useObstacle();
  const kind = questions.kind.value;
  const hasFrame = framesOf(panel.selection.value).length > 0 || shown.value !== null;
  const isBlocked = obstacle !== null && kind !== 'read-text';
  const canAsk = hasFrame && !isBlocked && work.value === null && mistake.value === '';
  const failed = outcome.value.kind === 'failed' ? outcome.value.message : null;
  const words = outcome.value.kind === 'cancelled' || outcome.value.kind === 'done' ? outcome.value.text : '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && canAsk) questions.ask();
    if (event.key !== 'Escape' || work.value === null) return;
    event.stopPropagation();
    questions.cancel();
  };
  const { isOver, handlers } = useScreenshotDrop(takesScreenshot(kind) && obstacle === null);
  return (
    <div class={styles.view} onKeyDown={onKeyDown} {...handlers}>
      <InspectedSubject
        last={shown.value}
        actions={
          <Button primary disabled={!canAsk} title={mistake.value || submitKey} onClick={questions.ask}>
            {kind === 'ask' ? 'Ask' : 'Start'}
          </Button>
        }
      />
      <Composer isOver={isOver} />
      {failed === null ? null : (
        <Notice
          kind="failed"
          actions={canAsk ? <Button onClick={questions.ask}>Try again</Button> : undefined}
        >
          {failed}
        </Notice>
      )}
      {warnings.value.map((warning) => (
        <Notice key={warning} kind="warned">
          {warning}
        </Notice>
      ))}
      <div
        class={styles.result}
        role="region"
        aria-label="Answer"
        tabIndex={0}
        aria-busy={work.value !== null}
      >
        {shown.value === null ? <NoAnswer obstacle={obstacle} /> : <AnswerView shown={shown.value} />}
      </div>
      <footer class={styles.footer}>
        <div class={styles.status}>
          <WorkLine work={work.value} text={said.value || words || usage.value} onCancel={questions.cancel} />
        </div>
        {shown.value === null || work.value !== null ? null : <AnswerActions shown={shown.value} />}
      </footer>
    </div>
  );
}

function Composer({ isOver }: { readonly isOver: boolean }) {
  const { questions } = usePanel();
  const { kind, text, schema, estimate, mistake } = questions;
  const obstacle = useObstacle();
  const field = fields[kind.value];
  const cost = estimate.value;
  const hasSchema = schema.value.trim() !== '';
  return (
    <section class={styles.composer} aria-label="Question">
      <div class={styles.row}>
        <Menu
          label="Kind of question"
          options={kinds}
          value={kind.value}
          onChange={(value) => setSignal(kind, value)}
        />
        <span class={styles.cost} role="status">
          {obstacle !== null || cost === null ? '' : `To ${cost.model}: ${formatTextCost(cost.cost)}.`}
        </span>
      </div>
      {field === null ? null : (
        <textarea
          class={`${prose.prose} ${styles.text}`}
          aria-label={field.label}
          placeholder={field.placeholder}
          rows={2}
          value={text.value}
          onInput={(event) => questions.type(event.currentTarget.value)}
        />
      )}
      {takesScreenshot(kind.value) && obstacle === null ? (
        <ScreenshotField
          invitation="Drop a screenshot to ask about it too"
          use="Sent with the question."
          isOver={isOver}
        />
      ) : null}
      {kind.value === 'extract' ? (
        <TextArea
          isCode
          label="JSON schema"
          rows={4}
          value={schema.value}
          placeholder={'{ "properties": { "total": { "type": "number" } } }'}
          onInput={(value) => setSignal(schema, value)}
          {...(hasSchema && mistake.value !== '' ? { hint: mistake.value, isWrong: true } : {})}
        />
      ) : null}
    </section>
  );
}

function NoAnswer({ obstacle }: { readonly obstacle: string | null }) {
  const panel = usePanel();
  if (panel.questions.work.value !== null) return null;
  if (obstacle !== null)
    return (
      <EmptyState
        title="Questions need a model"
        actions={<Button onClick={() => setSignal(panel.view, 'settings')}>Open Settings</Button>}
      >
        {obstacle} Findings, Compare and Search work without one, and nothing leaves this computer.
      </EmptyState>
    );
  const hasFrame = framesOf(panel.selection.value).length > 0;
  return (
    <EmptyState title={hasFrame ? 'No questions yet' : 'No frame is selected'}>
      {hasFrame
        ? 'The layers and an image of the selected frames are sent to the model, and the screenshot where there is one. Answers name layers; click one to select it.'
        : 'Select one or several frames on the canvas.'}
    </EmptyState>
  );
}

/** Why no question can be sent; `null` if one can. */
function useObstacle(): string | null {
  const { settings, diffusion } = usePanel();
  const { service, keysKept } = settings.value;
  // Its own models answer in plain words.
  if (diffusion.isOffered.value) return null;
  if (!writesText(service)) return 'Choose a service that answers in text.';
  return needsKey(service) && !keysKept.includes(service)
    ? `There is no key for ${services[service].panel.title} yet.`
    : null;
}
