import { Button } from '../kit/button.tsx';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';

/** The way to the settings, where a sentence sends a person there. */
export function SettingsButton({ sentence }: { readonly sentence: string }) {
  const { view } = usePanel();
  if (!/\bin Settings\b/.test(sentence)) return null;
  return <Button onClick={() => setSignal(view, 'settings')}>Open Settings</Button>;
}
