import type { ComponentChildren } from 'preact';
import { Notice } from '../kit/notice.tsx';
import { Segments } from '../kit/segments.tsx';
import { percent } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './compare-frame.module.css';
import { compareModes, PicturePair, type PicturePairProps } from './picture-pair.tsx';

export interface CompareFrameProps {
  /** Content before the choice of the comparison mode. */
  readonly before?: ComponentChildren;
  /** `null` while they are missing. */
  readonly pictures: Pick<PicturePairProps, 'first' | 'second' | 'heat'> | null;
  /** The share of all pixels, 0 to 1. */
  readonly share: number | null;
  readonly failure: string | null;
  /** Content below the pictures, or in their place. */
  readonly children: ComponentChildren;
}

/** Two pictures, the choice of the comparison mode, and the share of pixels in which they differ. */
export function CompareFrame({ before, pictures, share, failure, children }: CompareFrameProps) {
  const { result } = usePanel();
  const mode = result.compareMode.value;
  return (
    <>
      <div class={styles.bar}>
        {before}
        <Segments
          label="Compare"
          options={compareModes}
          value={mode}
          onChange={(value) => setSignal(result.compareMode, value)}
        />
        <span class={styles.share} role="status">
          {share === null ? '' : `${percent(share)} of pixels differ`}
        </span>
      </div>
      {failure === null ? null : <Notice kind="failed">{failure}</Notice>}
      <div class={styles.stage} tabIndex={0} role="region" aria-label="The images">
        {pictures && (
          <PicturePair
            {...pictures}
            mode={mode}
            divider={result.divider.value}
            onDivide={(value) => setSignal(result.divider, value)}
          />
        )}
        {children}
      </div>
    </>
  );
}
