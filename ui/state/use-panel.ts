import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { invariant } from '#design/invariant';
import type { Panel } from './panel.ts';

export const PanelContext = createContext<Panel | null>(null);

/** The panel that a view belongs to. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  invariant(panel, 'a view stands outside the panel');
  return panel;
}
