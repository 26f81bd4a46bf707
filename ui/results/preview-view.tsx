import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageFromPreview, MessageToPreview } from '#codegen/targets/preview/preview-messages';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { useDrag } from '../kit/use-drag.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import type { PreviewWidth } from '../state/result-view.ts';
import { fileNameOf, saveFile } from '../code/save-file.ts';
import { Button } from '../kit/button.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { shownPage } from './page-menu.tsx';
import { usePreview } from './page-results.ts';
import styles from './preview-view.module.css';

const widths: readonly Segment<PreviewWidth>[] = [
  { value: '390', text: '390' },
  { value: '768', text: '768' },
  { value: '1024', text: '1024' },
  { value: 'drawn', text: 'As designed' },
];
/** px that a dragged page may have. */
const narrowest = 240;
const widest = 2560;

/** The generated page, running in a sandboxed iframe, at common widths. */
export function PreviewView({ generated }: { readonly generated: GeneratedCode }) {
  const { result, selection, selectLayers } = usePanel();
  const page = shownPage(generated, result.frameId.value);
  const preview = usePreview(generated, page);
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const space = useElementSize(stage);
  const [broken, setBroken] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const chosen = result.previewWidth.value;
  const width =
    { drawn: page?.width ?? 1024, dragged: result.draggedWidth.value }[chosen as string] ?? Number(chosen);
  const scale = Math.min(1, space.width / width);
  const ids = selection.value.layers.map(({ id }) => id).join(' ');

  useEffect(() => {
    setBroken(null);
    setSaved(null);
    const onMessage = ({ source, data }: MessageEvent<MessageFromPreview>) => {
      if (source !== frame.current?.contentWindow) return;
      if (data.type === 'failed') setBroken(data.message);
      else if (data.type === 'element-clicked') selectLayers(data.nodeIds.slice(0, 1));
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [preview.html, selectLayers]);
  useEffect(() => {
    const message: MessageToPreview = { type: 'highlight', nodeIds: ids === '' ? [] : ids.split(' ') };
    frame.current?.contentWindow?.postMessage(message, '*');
  }, [ids]);

  const drag = (to: number) => {
    setSignal(result.draggedWidth, Math.round(Math.min(Math.max(to, narrowest), widest)));
    setSignal(result.previewWidth, 'dragged');
  };
  const save = () => {
    if (preview.html === null) return;
    const frame = generated.snapshot.frames.find(({ id }) => id === page?.frameId);
    const name = `${fileNameOf(frame?.name ?? '', 'page')}.html`;
    saveFile(name, new TextEncoder().encode(preview.html), 'text/html');
    setSaved(name);
  };
  return (
    <div class={styles.preview}>
      <div class={styles.bar}>
        <Segments
          label="Width"
          options={widths}
          value={chosen}
          onChange={(value) => setSignal(result.previewWidth, value)}
        />
        <span class={styles.scale}>
          {width} px{scale < 1 ? `, at ${Math.round(scale * 100)}%` : ''}
        </span>
        <span class={styles.save}>
          <Button
            disabled={preview.html === null}
            title="One HTML file with its images and fonts, for any browser"
            onClick={save}
          >
            Save page
          </Button>
        </span>
      </div>
      {saved === null ? null : <Notice kind="told">Saved {saved}. Open it in your browser.</Notice>}
      {(preview.failure ?? broken) ? (
        <Notice kind="failed">{preview.failure ?? `The page stopped with “${broken}”.`}</Notice>
      ) : null}
      <div ref={stage} class={styles.stage}>
        {preview.html === null ? (
          <p class={styles.wait}>{preview.failure === null ? 'Building the page' : ''}</p>
        ) : (
          <>
            <div class={styles.sheet} style={{ width: `${width * scale}px` }}>
              <iframe
                ref={frame}
                title={`Preview of ${page?.name ?? 'the page'}`}
                sandbox="allow-scripts"
                srcdoc={preview.html}
                class={styles.frame}
                style={{
                  width: `${width}px`,
                  height: `${space.height / scale}px`,
                  transform: `scale(${scale})`,
                }}
              />
            </div>
            <Grip width={width} scale={scale} onDrag={drag} />
          </>
        )}
      </div>
    </div>
  );
}

interface GripProps {
  readonly width: number;
  readonly scale: number;
  readonly onDrag: (width: number) => void;
}

function Grip({ width, scale, onDrag }: GripProps) {
  const drag = useDrag(width, onDrag, scale);
  return (
    <div
      class={styles.grip}
      role="slider"
      aria-label="Width of the page"
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuetext={`${width} px`}
      tabIndex={0}
      style={{ left: `${Math.max(0, width * scale - 12)}px` }}
      {...drag}
    />
  );
}

/** px that an element has, followed as it changes. */
function useElementSize(element: RefObject<HTMLElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [box, setBox] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setBox({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
