import { useEffect, useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { copyText } from '../kit/copy-text.ts';
import { WorkLine } from '../kit/work-line.tsx';
import { count } from '../kit/format-text.ts';
import { shownFile } from '../results/shown-file.ts';
import { type GeneratedCode, givenImageOf, isWrittenBy, subjectOf } from '../state/generated-code.ts';
import type { Panel } from '../state/panel.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './code-footer.module.css';
import { fileNameOf, saveFile } from './save-file.ts';

/** Whether the shown code is what was asked for, so that taking it comes next; otherwise generating it does. */
export function isNextToTake({ code, settings }: Panel): boolean {
  const shown = code.generated.value;
  return (
    shown !== null &&
    code.isOfSubject.value &&
    !code.isStale.value &&
    // An image has no layers to compile: a model writes its code in each mode.
    isWrittenBy(shown, givenImageOf(shown.design) ? 'author' : settings.value.mode)
  );
}

/** Characters that have no room beside the buttons of a panel of the usual width. */
const longText = 44;

/** The progress, and the buttons that copy and download the code. */
export function CodeFooter() {
  const panel = usePanel();
  const { work, asked, generated, isStale, outcome, usage, cancel, finish, zip } = panel.code;
  const [said, setSaid] = useState('');
  const shown = generated.value;
  // A model's answer that is still coming would be lost by other work.
  const [isPacking, setPacking] = useState(false);
  // Neither may take code of other options than the chosen ones while theirs is on the way.
  const isBusy = work.value !== null && (asked.value || isStale.value) && !isPacking;
  const { target, styles: kind } = panel.settings.value;
  useEffect(() => setSaid(''), [shown?.snapshot, panel.selection.value, target, kind]);
  const copy = async () => {
    const finished = await finish();
    const file = finished && shownFile(finished, panel.result.path.value);
    if (file?.kind !== 'text') return;
    const isCopied = copyText(file.text);
    setSaid(isCopied ? `Copied ${file.path}` : 'Figma blocked the clipboard. Select the code and copy it.');
    if (finished && isCopied) await panel.changes.record(finished);
  };
  const download = async () => {
    if (isPacking) return;
    setSaid('');
    // A button that is disabled loses the focus.
    setPacking(true);
    const bytes = await zip();
    setPacking(false);
    if (!shown || !bytes) return;
    const name = `${fileNameOf(shown.snapshot.documentName, 'frames')}.zip`;
    saveFile(name, bytes);
    setSaid(`Saved ${name}`);
    await panel.changes.record(shown);
  };
  const words =
    said ||
    (outcome.value.kind === 'cancelled' ? outcome.value.text : shown ? describe(shown, usage.value) : '');
  return (
    <footer class={(work.value?.text ?? words).length > longText ? styles.tall : styles.footer}>
      <WorkLine work={work.value} text={words} onCancel={cancel} />
      {shown ? (
        <>
          <Button disabled={isBusy} onClick={() => void copy()}>
            Copy<span class={styles.wide}> file</span>
          </Button>
          <Button primary={isNextToTake(panel)} disabled={isBusy} onClick={() => void download()}>
            Download<span class={styles.wide}> zip</span>
          </Button>
        </>
      ) : null}
    </footer>
  );
}

/** Whose code is shown, and how much of it there is. */
function describe(shown: GeneratedCode, usage: string): string {
  const { code, source, partial } = shown;
  const facts = [`${subjectOf(shown)}: ${count(code.files.length, 'file')}`];
  if (source === 'model') facts.push(...(partial ? ['cut off'] : []), ...(usage === '' ? [] : [usage]));
  return facts.join(', ');
}
