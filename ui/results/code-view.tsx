import { IconChevronDown16 } from '@create-figma-plugin/ui';
import { useEffect, useRef } from 'preact/hooks';
import { Splitter } from '../kit/splitter.tsx';
import { useWindowWidth } from '../kit/use-window-width.ts';
import { mark } from '../state/performance-marks.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { AssetView } from './asset-view.tsx';
import { CodeLines } from './code-lines.tsx';
import { CodeTools } from './code-tools.tsx';
import styles from './code-view.module.css';
import { FileTree } from './file-tree.tsx';
import { FindBar } from './find-bar.tsx';
import { shownFile } from './shown-file.ts';

/** px of the panel from which the files stand beside the code; below, they open from a button. */
const wide = 560;
const filesWidths = { min: 96, max: 320 };

/** The files, and the text of one of them. */
export function CodeView({ generated }: { readonly generated: GeneratedCode }) {
  const { result } = usePanel();
  const file = shownFile(generated, result.path.value);
  const isWide = useWindowWidth() >= wide;
  const showsFiles = isWide || result.filesShown.value;
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => mark('draft-shown'), [generated]);
  useShowSelected(generated);
  const closeFiles = () => {
    if (isWide) return;
    setSignal(result.filesShown, false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isFind = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'f';
    if (isFind) setSignal(result.find, result.find.peek() ?? '');
    else if (event.key === 'Escape' && !isWide && result.filesShown.peek()) closeFiles();
    else if (event.key === 'Escape' && result.find.peek() !== null) setSignal(result.find, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class={styles.view} onKeyDown={onKeyDown}>
      <div class={styles.bar}>
        {isWide ? (
          <span class={styles.path}>{file?.path}</span>
        ) : (
          <button
            ref={opener}
            type="button"
            class={styles.opener}
            aria-label={`Files, ${file?.path ?? ''}`}
            aria-expanded={showsFiles}
            onClick={() => setSignal(result.filesShown, !showsFiles)}
          >
            <span class={styles.path}>{file?.path}</span>
            <IconChevronDown16 />
          </button>
        )}
        <CodeTools />
      </div>
      {result.find.value === null ? null : <FindBar generated={generated} />}
      <div
        class={styles.body}
        style={isWide ? { gridTemplateColumns: `${result.filesWidth.value}px 1px minmax(0, 1fr)` } : {}}
      >
        {showsFiles ? (
          <FileTree files={generated.code.files} shown={file?.path ?? null} onChosen={closeFiles} />
        ) : null}
        {isWide ? (
          <Splitter
            label="Width of the files"
            value={result.filesWidth.value}
            {...filesWidths}
            onChange={(width) => setSignal(result.filesWidth, width)}
          />
        ) : null}
        {!isWide && showsFiles ? null : file?.kind === 'text' ? (
          <CodeLines key={file.path} file={file} />
        ) : file?.kind === 'asset' ? (
          <AssetView key={file.path} file={file} recipe={generated.recipe} />
        ) : null}
      </div>
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
