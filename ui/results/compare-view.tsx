import { useEffect, useRef } from 'preact/hooks';
import type { RenderedPage } from '#codegen/renderer';
import { Notice } from '../kit/notice.tsx';
import { Segments, type Segment } from '../kit/segments.tsx';
import { percent } from '../kit/words.ts';
import type { Made } from '../state/made.ts';
import type { CompareMode } from '../state/result-view.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './compare-view.module.css';
import { shownPage } from './page-menu.tsx';
import { useComparison, type Comparison } from './use-comparison.ts';
import { usePreview } from './use-preview.ts';
import { set } from '../state/set.ts';

const modes: readonly Segment<CompareMode>[] = [
  { value: 'side', text: 'Side by side' },
  { value: 'slider', text: 'Slider' },
  { value: 'difference', text: 'Difference' },
];

/** Figma's picture and the page, and the share of pixels in which they differ. */
export function CompareView({ made }: { readonly made: Made }) {
  const { result } = usePanel();
  const page = shownPage(made, result.frameId.value);
  const preview = usePreview(made, page);
  const { comparison, failure } = useComparison(preview.html, page);
  const mode = result.compareMode.value;
  const problem = preview.failure ?? failure;
  return (
    <div class={styles.compare}>
      <div class={styles.bar}>
        <Segments
          label="Compare"
          options={modes}
          value={mode}
          onChange={(value) => set(result.compareMode, value)}
        />
        <span class={styles.share} role="status">
          {comparison ? `${percent(comparison.share)} of pixels differ` : ''}
        </span>
      </div>
      {problem === null ? null : <Notice kind="failed">{problem}</Notice>}
      <div class={styles.stage} tabIndex={0} aria-label="The pictures">
        {comparison ? <Pictures comparison={comparison} mode={mode} /> : null}
        {!comparison && problem === null ? (
          <p class={styles.wait}>Drawing the page beside Figma’s picture</p>
        ) : null}
      </div>
    </div>
  );
}

function Pictures({ comparison, mode }: { readonly comparison: Comparison; readonly mode: CompareMode }) {
  const { result } = usePanel();
  const { design, page, heat } = comparison;
  if (mode === 'difference') return <Picture picture={heat} name="What differs" />;
  if (mode === 'side') {
    return (
      <div class={styles.pair}>
        <Picture picture={design} name="Figma" />
        <Picture picture={page} name="Page" />
      </div>
    );
  }
  const divider = result.divider.value;
  return (
    <div class={styles.slider}>
      <Picture picture={page} name="Figma left, page right" />
      <div class={styles.over} style={{ clipPath: `inset(0 ${(1 - divider) * 100}% 0 0)` }}>
        <Picture picture={design} name="" />
      </div>
      <span class={styles.divider} style={{ left: `${divider * 100}%` }} />
      <input
        type="range"
        class={styles.range}
        aria-label="How much of Figma’s picture is shown"
        min={0}
        max={1}
        step={0.01}
        value={divider}
        onInput={(event) => set(result.divider, Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Picture({ picture, name }: { readonly picture: RenderedPage; readonly name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { pixels, width, height } = picture;
    const data = new ImageData(Uint8ClampedArray.from(pixels), width, height);
    canvas.current?.getContext('2d')?.putImageData(data, 0, 0);
  }, [picture]);
  return (
    <figure class={styles.picture}>
      {name === '' ? null : <figcaption>{name}</figcaption>}
      <canvas ref={canvas} width={picture.width} height={picture.height} />
    </figure>
  );
}
