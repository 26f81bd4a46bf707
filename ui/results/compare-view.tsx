import { CompareFrame } from '../compare/compare-frame.tsx';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './compare-view.module.css';
import { shownPage } from './page-menu.tsx';
import { withoutFonts } from '../kit/format-text.ts';
import { useComparison } from './page-results.ts';

/** Figma's picture and the page, and the share of pixels in which they differ. */
export function CompareView({ generated }: { readonly generated: GeneratedCode }) {
  const { result } = usePanel();
  const page = shownPage(generated, result.frameId.value);
  const { comparison, failure } = useComparison(generated, page);
  const pictures = comparison && {
    first: { picture: comparison.design, name: 'Figma' },
    second: { picture: comparison.page, name: 'Page' },
    heat: comparison.heat,
  };
  return (
    <div class={styles.compare}>
      <CompareFrame pictures={pictures} share={comparison && comparison.share} failure={failure}>
        {!comparison && failure === null ? <p class={styles.wait}>Rendering the page</p> : null}
        {comparison && comparison.missingFonts.length > 0 ? (
          <p class={styles.wait}>{withoutFonts(comparison.missingFonts)}</p>
        ) : null}
      </CompareFrame>
    </div>
  );
}
