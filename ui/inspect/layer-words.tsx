import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../state/use-panel.ts';
import styles from './layer-words.module.css';

export interface LayerWordsProps {
  /** The layers that a press selects and the pointer highlights; without any these are only words. */
  readonly nodeIds: readonly string[];
  /** The layers that the pointer highlights, if others. @default those that a press selects */
  readonly highlighted?: readonly string[];
  readonly children: ComponentChildren;
}

/** Words about layers of the file, which select these on the canvas. */
export function LayerWords({ nodeIds, highlighted = nodeIds, children }: LayerWordsProps) {
  const panel = usePanel();
  const handlers = useHighlight(highlighted);
  if (nodeIds.length === 0) return <p class={styles.words}>{children}</p>;
  return (
    <button
      type="button"
      class={`${styles.words} ${styles.select}`}
      title="Select on the canvas"
      {...handlers}
      onClick={() => panel.selectLayers(nodeIds)}
    >
      {children}
    </button>
  );
}

/** Handlers for what names layers: while the pointer or the focus is on it, they are shown on the canvas. */
function useHighlight(nodeIds: readonly string[]) {
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
