import { useEffect } from 'preact/hooks';
import { mark } from '../state/performance-marks.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import { AssetView } from './asset-view.tsx';
import { CodeLines } from './code-lines.tsx';
import styles from './code-view.module.css';
import { FileTree } from './file-tree.tsx';
import { shownFile } from './shown-file.ts';
import { setSignal } from '../state/set-signal.ts';

/** The files, and the text of one of them. */
export function CodeView({ generated }: { readonly generated: GeneratedCode }) {
  const panel = usePanel();
  const file = shownFile(generated, panel.result.path.value);
  useEffect(() => mark('draft-shown'), [generated]);
  useShowSelected(generated);
  return (
    <div class={styles.view}>
      <FileTree files={generated.code.files} shown={file?.path ?? null} />
      {file?.kind === 'text' ? <CodeLines key={file.path} file={file} /> : null}
      {file?.kind === 'asset' ? <AssetView key={file.path} file={file} recipe={generated.recipe} /> : null}
    </div>
  );
}

/** A layer selected on the canvas brings up the file it is in, unless the file that is shown has it too. */
function useShowSelected(generated: GeneratedCode): void {
  const { selection, result } = usePanel();
  const { layers } = selection.value;
  useEffect(() => {
    const places = layers.flatMap(({ id }) => generated.linesByLayer.get(id) ?? []);
    const shown = shownFile(generated, result.path.peek())?.path;
    const place = places.find(({ path }) => path === shown) ?? places[0];
    if (!place || layers.every(({ id }) => generated.snapshot.frames.some((frame) => frame.id === id)))
      return;
    setSignal(result.path, place.path);
    setSignal(result.line, place.line);
  }, [layers, generated, result]);
}
