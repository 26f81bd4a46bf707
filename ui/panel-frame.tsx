import { IconAdjust16 } from '@create-figma-plugin/ui';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelView } from '#design/messages';
import { CodeTab } from './code/code-tab.tsx';
import { ImagesTab } from './images/images-tab.tsx';
import { InspectTab } from './inspect/inspect-tab.tsx';
import { Button } from './kit/button.tsx';
import { IconButton } from './kit/icon-button.tsx';
import { keepFocus } from './kit/keep-focus.ts';
import { Notice } from './kit/notice.tsx';
import { type Tab, Tabs } from './kit/tabs.tsx';
import styles from './panel-frame.module.css';
import { ResizeCorner } from './resize-corner.tsx';
import { SearchTab } from './search/search-tab.tsx';
import { ServiceDot } from './settings/service-dot.tsx';
import { SettingsTab } from './settings/settings-tab.tsx';
import { usePanel } from './state/use-panel.ts';
import { setSignal } from './state/set-signal.ts';

type TabView = Exclude<PanelView, 'settings'>;

const tabs: readonly Tab<TabView>[] = [
  { value: 'code', text: 'Code' },
  { value: 'images', text: 'Images' },
  { value: 'inspect', text: 'Inspect' },
  { value: 'search', text: 'Search' },
];

const views: Readonly<Record<PanelView, () => JSX.Element>> = {
  code: () => <CodeTab />,
  images: () => <ImagesTab />,
  inspect: () => <InspectTab />,
  search: () => <SearchTab />,
  settings: () => <SettingsTab />,
};

/** The panel: its tabs above, the chosen view below. */
export function PanelFrame() {
  const panel = usePanel();
  const view = panel.view.value;
  const frame = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLElement>(null);
  const gear = useRef<HTMLButtonElement>(null);
  const formerViewRef = useRef(view);
  useEffect(() => (frame.current ? keepFocus(frame.current) : undefined), []);
  // Before the paint, and so before keepFocus() gives the focus to the first stop of the view.
  useLayoutEffect(() => {
    // What had the focus in the settings is gone with them.
    const isClosed = formerViewRef.current === 'settings' && view !== 'settings';
    if (isClosed && header.current?.contains(document.activeElement) === false) gear.current?.focus();
    formerViewRef.current = view;
  }, [view]);
  const toggleSettings = () => {
    setSignal(panel.view, view === 'settings' ? panel.viewBefore.value : 'settings');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && view === 'settings') toggleSettings();
  };
  return (
    <div ref={frame} class={styles.frame} onKeyDown={onKeyDown}>
      <header ref={header} class={styles.header}>
        <Tabs
          label="Views"
          tabs={tabs}
          value={view === 'settings' ? null : view}
          onChange={(chosen) => setSignal(panel.view, chosen)}
          panel="view"
        />
        <span class={styles.space} />
        <ServiceDot />
        <IconButton button={gear} label="Settings" pressed={view === 'settings'} onClick={toggleSettings}>
          <IconAdjust16 />
        </IconButton>
      </header>
      <div
        id="view"
        class={styles.view}
        role={view === 'settings' ? 'region' : 'tabpanel'}
        {...(view === 'settings' ? { 'aria-label': 'Settings' } : { 'aria-labelledby': `view-tab-${view}` })}
      >
        <LeftNotice />
        <NotKept />
        {views[view]()}
      </div>
      {panel.editor.value === 'figma' ? <ResizeCorner /> : null}
    </div>
  );
}

/** Answers that were lost when an earlier panel was closed. */
function LeftNotice() {
  const { sentence, dismiss } = usePanel().abandonedRequests;
  if (sentence.value === null) return null;
  return (
    <Notice kind="warned" actions={<Button onClick={dismiss}>Dismiss</Button>}>
      {sentence.value}
    </Notice>
  );
}

/** What was typed and does not fit into the storage, as a pasted table may not. */
function NotKept() {
  const { settingsController, view } = usePanel();
  // The settings show every refused value.
  if (view.value === 'settings') return null;
  const refused = Object.entries(settingsController.refusals.value).find(([name]) =>
    name.startsWith('typed.'),
  );
  if (refused === undefined) return null;
  return <Notice kind="warned">{`${refused[1]} What you typed is lost when the panel closes.`}</Notice>;
}
