import { compareModes, PicturePair } from '../compare/picture-pair.tsx';
import { Notice } from '../kit/notice.tsx';
import { Segments } from '../kit/segments.tsx';
import { percent } from '../kit/words.ts';
import type { Made } from '../state/made.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './compare-view.module.css';
import { shownPage } from './page-menu.tsx';
import { useComparison } from './use-comparison.ts';
import { usePreview } from './use-preview.ts';
import { set } from '../state/set.ts';

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
          options={compareModes}
          value={mode}
          onChange={(value) => set(result.compareMode, value)}
        />
        <span class={styles.share} role="status">
          {comparison ? `${percent(comparison.share)} of pixels differ` : ''}
        </span>
      </div>
      {problem === null ? null : <Notice kind="failed">{problem}</Notice>}
      <div class={styles.stage} tabIndex={0} aria-label="The pictures">
        {comparison ? (
          <PicturePair
            first={{ picture: comparison.design, name: 'Figma' }}
            second={{ picture: comparison.page, name: 'Page' }}
            heat={comparison.heat}
            mode={mode}
            divider={result.divider.value}
            onDivide={(share) => set(result.divider, share)}
          />
        ) : null}
        {!comparison && problem === null ? (
          <p class={styles.wait}>Drawing the page beside Figma’s picture</p>
        ) : null}
      </div>
    </div>
  );
}
