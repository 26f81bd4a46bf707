import { Menu } from '../kit/menu.tsx';
import type { CodePage } from '#design/code-result';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './page-menu.module.css';
import { setSignal } from '../state/set-signal.ts';

/** The page that is previewed and compared. */
export function shownPage({ code }: GeneratedCode, frameId: string | null): CodePage | null {
  return code.pages.find((page) => page.frameId === frameId) ?? code.pages[0] ?? null;
}

/** Which page to look at, where there are several. */
export function PageMenu({ generated }: { readonly generated: GeneratedCode }) {
  const { result } = usePanel();
  const { pages } = generated.code;
  const shown = shownPage(generated, result.frameId.value);
  if (pages.length < 2 || !shown) return null;
  return (
    <div class={styles.row}>
      <Menu
        label="Page"
        options={pages.map((page) => ({ value: page.frameId, text: page.name }))}
        value={shown.frameId}
        onChange={(frameId) => setSignal(result.frameId, frameId)}
      />
    </div>
  );
}
