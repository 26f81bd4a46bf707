import { IconImage16 } from '@create-figma-plugin/ui';
import { useComputed } from '@preact/signals';
import { usePanel } from '../../state/use-panel.ts';
import styles from './thumbnail.module.css';

export interface ThumbnailProps {
  readonly hash: string | null;
  /** px of both sides. */
  readonly side: number;
}

/** A small version of a picture of the document; an icon while it is read, and if it is missing. */
export function Thumbnail({ hash, side }: ThumbnailProps) {
  const { store } = usePanel().pictures;
  const state = useComputed(() => (hash === null ? 'gone' : store.get(hash).value)).value;
  return (
    <span class={styles.thumbnail} style={{ width: `${side}px`, height: `${side}px` }}>
      {typeof state === 'object' ? <img src={state.url} alt="" decoding="async" /> : <IconImage16 />}
    </span>
  );
}
