import { AskView } from '../ask/ask-view.tsx';
import { type Tab, Tabs } from '../kit/tabs.tsx';
import { useWindowWidth } from '../kit/use-window-width.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import type { ResultTab } from '../state/result-view.ts';
import { usePanel } from '../state/use-panel.ts';
import { CodeView } from './code-view.tsx';
import { CompareView } from './compare-view.tsx';
import { PageMenu } from './page-menu.tsx';
import { PreviewView } from './preview-view.tsx';
import { countInReceipt, ReceiptView } from './receipt-view.tsx';
import styles from './result-pane.module.css';
import { setSignal } from '../state/set-signal.ts';

/** px from which code and preview stand side by side. */
const wide = 760;

/** The tabs of the result, and the conversation about it. */
export function ResultPane({ generated }: { readonly generated: GeneratedCode }) {
  const { result, code } = usePanel();
  const isStale = code.isStale.value && code.work.value !== null;
  const tab = result.tab.value;
  const bothFit = useWindowWidth() >= wide;
  return (
    <>
      <div class={styles.bar}>
        <Tabs
          inner
          label="Views of the result"
          tabs={tabsOf(generated)}
          value={tab}
          onChange={(chosen) => setSignal(result.tab, chosen)}
          panel="result"
        />
      </div>
      {tab === 'preview' || tab === 'compare' ? <PageMenu generated={generated} /> : null}
      <div
        id="result"
        class={isStale ? styles.stale : styles.pane}
        role="tabpanel"
        aria-labelledby={`result-tab-${tab}`}
        aria-busy={isStale}
      >
        <View tab={tab} generated={generated} />
        {tab === 'code' && bothFit ? (
          <div class={styles.beside}>
            <PreviewView generated={generated} />
          </div>
        ) : null}
      </div>
    </>
  );
}

function View({ tab, generated }: { readonly tab: ResultTab; readonly generated: GeneratedCode }) {
  switch (tab) {
    case 'code':
      return <CodeView generated={generated} />;
    case 'preview':
      return <PreviewView generated={generated} />;
    case 'compare':
      return <CompareView generated={generated} />;
    case 'receipt':
      return <ReceiptView generated={generated} />;
    case 'ask':
      return <AskView />;
  }
}

function tabsOf(generated: GeneratedCode): readonly Tab<ResultTab>[] {
  return [
    { value: 'code', text: 'Code' },
    { value: 'preview', text: 'Preview' },
    { value: 'compare', text: 'Compare' },
    { value: 'receipt', text: 'Receipt', count: countInReceipt(generated) },
    { value: 'ask', text: 'Ask' },
  ];
}
