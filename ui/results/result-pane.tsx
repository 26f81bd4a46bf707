import { AskView } from '../ask/ask-view.tsx';
import { type Tab, Tabs } from '../kit/tabs.tsx';
import { useWindowWidth } from '../kit/use-window-width.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import type { ResultTab } from '../state/result-view.ts';
import { usePanel } from '../state/use-panel.ts';
import { ChangesView } from './changes-view.tsx';
import { CodeView } from './code-view.tsx';
import { CompareView } from './compare-view.tsx';
import { PageMenu } from './page-menu.tsx';
import { PreviewView } from './preview-view.tsx';
import { ProblemsView } from './problems-view.tsx';
import { ReceiptView } from './receipt-view.tsx';
import styles from './result-pane.module.css';
import { setSignal } from '../state/set-signal.ts';

/** px from which code and preview stand side by side. */
const wide = 760;

/** The tabs of the result, and the conversation about it. */
export function ResultPane({ generated }: { readonly generated: GeneratedCode }) {
  const { result } = usePanel();
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
      <div id="result" class={styles.pane} role="tabpanel" aria-labelledby={`result-tab-${tab}`}>
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
    case 'changes':
      return <ChangesView generated={generated} />;
    case 'ask':
      return <AskView />;
    case 'problems':
      return <ProblemsView problems={generated.code.problems} />;
  }
}

function tabsOf({ code }: GeneratedCode): readonly Tab<ResultTab>[] {
  const failed = code.receipt?.checks.filter(({ outcome }) => outcome === 'failed').length ?? 0;
  return [
    { value: 'code', text: 'Code' },
    { value: 'preview', text: 'Preview' },
    { value: 'compare', text: 'Compare' },
    { value: 'ask', text: 'Ask' },
    { value: 'receipt', text: 'Receipt', count: failed },
    { value: 'problems', text: 'Problems', count: code.problems.length },
    { value: 'changes', text: 'Changes' },
  ];
}
