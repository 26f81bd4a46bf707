import { IconClose16 } from '@create-figma-plugin/ui';
import { IconButton } from '../kit/icon-button.tsx';
import { sizeOf } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './given-picture.module.css';

/** The picture that becomes a page instead of the selection. It can be removed. */
export function GivenPicture() {
  const { picture } = usePanel().code;
  const given = picture.value;
  if (!given) return null;
  return (
    <div class={styles.given} role="status">
      <span class={styles.words}>
        Picture “{given.name}”, {sizeOf(given)}: a model reads it and writes the page.
      </span>
      <IconButton label="Leave the picture out" onClick={() => setSignal(picture, null)}>
        <IconClose16 />
      </IconButton>
    </div>
  );
}
