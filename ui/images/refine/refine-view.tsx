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
import { useRefineEstimate } from './use-refine-estimate.ts';

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
      <EmptyState title="Select a layer that shows a picture">
        Then say what should be different, mark what should change, extend it, cut it out or enlarge it. What
        was there always stays beneath.
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
