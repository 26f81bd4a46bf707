import { IconClose16 } from '@create-figma-plugin/ui';
import { useState } from 'preact/hooks';
import { isSubmit, submitKey } from '../kit/format-text.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { Notice } from '../kit/notice.tsx';
import { Button } from '../kit/button.tsx';
import { ResultPane } from '../results/result-pane.tsx';
import { framesOf } from '../state/selection.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { sentenceOf } from '../state/work.ts';
import { CodeControls } from './code-controls.tsx';
import { CodeFooter, isNextToTake } from './code-footer.tsx';
import styles from './code-tab.module.css';
import { CodeSubject } from './selection-summary.tsx';
import { findPictureFile, readGivenPicture } from '../state/read-given-picture.ts';
import { ShownFrames } from './shown-frames.tsx';
import { WhatToSelect } from './what-to-select.tsx';

/** Generates code from frames: the selection, the options, the result and the progress. */
export function CodeTab() {
  const panel = usePanel();
  const { generated, outcome, warnings, picture, pictureAside, generate, isOfSubject } = panel.code;
  const frames = framesOf(panel.selection.value);
  const [refused, setRefused] = useState('');
  const hasPicture = picture.value !== null;
  const canGenerate = hasPicture || frames.length > 0 || isOfSubject.value;
  const take = (event: Event, data: DataTransfer | null) => {
    const file = findPictureFile(data);
    if (!file) return;
    event.preventDefault();
    setRefused('');
    readGivenPicture(file, panel.pixels).then(
      (taken) => {
        setSignal(picture, taken);
        setSignal(pictureAside, null);
      },
      (error: unknown) => setRefused(sentenceOf(error)),
    );
  };
  const shown = generated.value;
  const isDone = isNextToTake(panel);
  const failed = outcome.value.kind === 'failed' ? outcome.value.message : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && canGenerate) generate();
  };
  return (
    <div
      class={styles.tab}
      onKeyDown={onKeyDown}
      onPaste={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
    >
      <CodeSubject
        actions={
          <>
            {hasPicture ? (
              <IconButton label="Remove the image" onClick={() => setSignal(picture, null)}>
                <IconClose16 />
              </IconButton>
            ) : null}
            <Button primary={!isDone} disabled={!canGenerate} title={submitKey} onClick={generate}>
              {isDone ? 'Regenerate code' : 'Generate code'}
            </Button>
          </>
        }
      />
      <PictureAside />
      {refused === '' ? null : <Notice kind="failed">{refused}</Notice>}
      <CodeControls />
      {failed === null ? null : (
        <Notice
          kind="failed"
          actions={
            <>
              <SettingsButton sentence={failed} />
              {canGenerate ? <Button onClick={generate}>Try again</Button> : null}
            </>
          }
        >
          {failed}
        </Notice>
      )}
      {warnings.value.map((warning) => (
        <Notice key={warning} kind="warned">
          {warning}
        </Notice>
      ))}
      <div class={styles.result}>
        {shown ? (
          <>
            <ShownFrames generated={shown} />
            <ResultPane generated={shown} />
          </>
        ) : (
          <WhatToSelect />
        )}
      </div>
      <CodeFooter />
    </div>
  );
}

/** The image whose place the selection took, and the way back to it. */
function PictureAside() {
  const { pictureAside, returnToPicture, asked } = usePanel().code;
  const given = pictureAside.value;
  if (given === null) return null;
  return (
    <section class={styles.aside} aria-label="Image kept aside">
      <p class={styles.asideName} title={given.name}>
        Image kept: {given.name}
      </p>
      <Button disabled={asked.value} onClick={returnToPicture}>
        Back to image
      </Button>
      <IconButton label="Discard the image" onClick={() => setSignal(pictureAside, null)}>
        <IconClose16 />
      </IconButton>
    </section>
  );
}
