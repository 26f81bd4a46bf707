import { useEffect } from 'preact/hooks';
import { describeChange } from '#visuals/refine/change-presets';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { WorkLine } from '../../kit/work-line.tsx';
import { isSubmit, submitKey } from '../../kit/format-text.ts';
import type { Tool } from '../../state/refine/refine-controller.ts';
import { usePanel } from '../../state/use-panel.ts';
import { Conversation } from './conversation.tsx';
import { PictureStage } from './picture-stage.tsx';
import styles from './refine-view.module.css';
import { ToolControls, useShape } from './tool-controls.tsx';
import { useComputed } from '@preact/signals';
import { services } from '#design/services';
import { findCapabilities } from '#models/find-capabilities';
import { planEdit } from '#visuals/edit/plan-edit';
import { askForRefinement } from '#visuals/refine/ask-for-refinement';
import { planRefine } from '#visuals/refine/plan-refine';
import { canAskModel } from '../../state/refine/ask-for-change.ts';
import { type CostRange, estimateTextRequest } from '../../state/estimate-text.ts';
import { describeEstimate, drawnAtOnce } from '../../state/estimate-pictures.ts';

const verbs: Readonly<Record<Tool, string>> = {
  refine: 'Refine',
  edit: 'Change',
  erase: 'Erase',
  extend: 'Extend',
  'cut-out': 'Remove',
  enlarge: 'Enlarge',
};

/** One picture and the conversation about it: what to change, how, and what was changed so far. */
export function RefineView() {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const [shape, setShape] = useShape();
  const estimate = useRefineEstimate();
  const { work, outcome, run, cancel, subject } = refine;
  useEffect(() => {
    const refresh = () => void subject.refresh().catch(() => undefined);
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, [subject]);
  const tool = refine.tool.value;
  const end = outcome.value;
  if (refine.subject.picture.value === null) {
    return (
      <EmptyState title="Select a layer that shows an image">
        Then describe a change, mark an area, extend the image, remove its background or enlarge it. The old
        fill is kept, hidden.
      </EmptyState>
    );
  }
  const isMarking = tool === 'edit' || tool === 'erase';
  const message = end.kind === 'done' || end.kind === 'cancelled' ? end.text : '';
  // The result is shown until a new change is begun; after that, the estimate of the new change.
  const hasBegun = describeChange(refine.words.value, refine.presets.value) !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && work.value === null) run();
  };
  return (
    <div class={styles.refine} onKeyDown={onKeyDown}>
      <div class={styles.scroll}>
        <PictureStage shape={isMarking ? shape : null} />
        <ToolControls shape={shape} onShape={setShape} />
        {end.kind === 'failed' ? <Notice kind="failed">{end.message}</Notice> : null}
        <Conversation />
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          text={message === '' || hasBegun ? estimate : message}
          onCancel={cancel}
        />
        {panel.editor.value === 'dev' ? (
          <p>Dev Mode cannot change the file.</p>
        ) : work.value === null ? (
          <Button primary title={submitKey} onClick={run}>
            {verbs[tool]}
          </Button>
        ) : null}
      </footer>
    </div>
  );
}

const base = { hash: '', mime: 'image/png' } as const;
const place = { nodeId: null, where: 'fill' } as const;

/** What the next change of the picture will take, in words, before anything is paid for. */
function useRefineEstimate(): string {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const talking = usePlanningCost();
  const settings = panel.settings.value;
  const tool = refine.tool.value;
  const picture = refine.subject.picture.value;
  if (picture === null) return '';
  if (tool === 'enlarge')
    return findCapabilities(settings)?.enlarges === true
      ? `Done by ${services[settings.service].title} on your own server. Free.`
      : 'Free, made on this computer.';
  // The layer's size stands for the picture's, of which services draw the next larger one they can.
  const size = { width: Math.round(picture.width), height: Math.round(picture.height) };
  const parent = refine.subject.generation.value;
  const words = refine.words.value;
  const spec =
    tool === 'refine'
      ? planRefine(
          { step: 'refine', words, refinement: null, parent, base, size, place, takesPictures: true },
          () => '',
        )
      : planEdit({ step: tool, words, base, size, mask: null, parent, place }, () => '');
  const estimate = describeEstimate(drawnAtOnce(settings), panel.models.ledger.value, [spec], talking);
  return tool === 'cut-out' ? `Free if the background is plain. Otherwise: ${estimate}` : estimate;
}

/** The estimate of the model that reads the picture first. */
function usePlanningCost(): CostRange {
  const panel = usePanel();
  const { refine, store } = panel.pictures;
  const stored = useComputed(() => {
    const { hash = null } = refine.subject.picture.value ?? {};
    return hash === null ? 'gone' : store.get(hash).value;
  }).value;
  const settings = panel.settings.value;
  if (refine.tool.value !== 'refine' || !canAskModel(settings)) return [0, 0];
  const pictures = new Map(typeof stored === 'object' ? [['', stored.bytes]] : []);
  const wanted = describeChange(refine.words.value, refine.presets.value);
  const path = refine.subject.path.value;
  return estimateTextRequest(settings, askForRefinement({ words: wanted, path, pictures }));
}
