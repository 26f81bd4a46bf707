import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../state/use-panel.ts';

/** Handlers for what names layers: while the pointer or the focus is on it, they are shown on the canvas. */
export function useHighlight(nodeIds: readonly string[]) {
  const { highlightLayers } = usePanel();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isShown || nodeIds.length === 0) return undefined;
    highlightLayers(nodeIds);
    // Also where it is removed under the pointer.
    return () => highlightLayers([]);
  }, [isShown, nodeIds, highlightLayers]);
  const show = () => setShown(true);
  const hide = () => setShown(false);
  return { onMouseEnter: show, onMouseLeave: hide, onFocus: show, onBlur: hide };
}
