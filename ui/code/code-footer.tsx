import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { copyText } from '../kit/copy-text.ts';
import { WorkLine } from '../kit/work-line.tsx';
import { count } from '../kit/format-text.ts';
import { shownFile } from '../results/shown-file.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './code-footer.module.css';
import { saveFile } from './save-file.ts';

/** The progress, and the buttons that copy and download the code. */
export function CodeFooter() {
  const panel = usePanel();
  const { work, generated, outcome, usage, cancel, finish, zip } = panel.code;
  const [said, setSaid] = useState('');
  const shown = generated.value;
  const copy = async () => {
    const finished = await finish();
    const file = finished && shownFile(finished, panel.result.path.value);
    if (file?.kind !== 'text') return;
    const isCopied = copyText(file.text);
    setSaid(isCopied ? `Copied ${file.path}` : 'Figma did not let the panel copy');
    if (finished && isCopied) await panel.changes.record(finished);
  };
  const download = async () => {
    setSaid('');
    const bytes = await zip();
    if (!shown || !bytes) return;
    const name = `${fileNameOf(shown)}.zip`;
    saveFile(name, bytes);
    setSaid(`Saved ${name}`);
    await panel.changes.record(shown);
  };
  const words =
    said ||
    (outcome.value.kind === 'cancelled' ? outcome.value.text : shown ? describe(shown, usage.value) : '');
  return (
    <footer class={styles.footer}>
      <WorkLine work={work.value} text={words} onCancel={cancel} />
      {shown && !work.value ? (
        <>
          <Button onClick={() => void copy()}>Copy file</Button>
          <Button onClick={() => void download()}>Download zip</Button>
        </>
      ) : null}
    </footer>
  );
}

function describe({ code, source, partial }: GeneratedCode, usage: string): string {
  const files = count(code.files.length, 'file');
  if (source === 'draft') return files;
  return [files, ...(partial ? ['cut off'] : []), ...(usage === '' ? [] : [usage])].join(', ');
}

/** A file name that every system accepts. */
function fileNameOf({ snapshot }: GeneratedCode): string {
  const name = snapshot.documentName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return name.slice(0, 60).toLowerCase() || 'frames';
}
