import { IconClose16, IconPlus16 } from '@create-figma-plugin/ui';
import type { Surroundings } from '#design/surroundings';
import { count, sizeOf } from '../kit/words.ts';
import type { Companion } from '../state/image-job.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './companions.module.css';
import { set } from '../state/set.ts';

/** What travels with the prompt: each can be left out and taken in again. */
export function Companions() {
  const { surroundings, leftOut } = usePanel().images;
  const place = surroundings.value;
  if (!place) {
    return (
      <p class={styles.none}>
        Nothing is selected, so the picture is 1,024 × 1,024 and goes to the middle of the view.
      </p>
    );
  }
  const toggle = (companion: Companion) => {
    const next = new Set(leftOut.value);
    if (!next.delete(companion)) next.add(companion);
    set(leftOut, next);
  };
  return (
    <ul class={styles.chips} aria-label="Travels with the prompt">
      {chipsOf(place).map(({ companion, text, colours }) => {
        const isOut = leftOut.value.has(companion);
        return (
          <li key={companion}>
            <button
              type="button"
              class={isOut ? styles.out : styles.chip}
              aria-pressed={!isOut}
              title={isOut ? 'Take it along' : 'Leave it out'}
              onClick={() => toggle(companion)}
            >
              <span>{text}</span>
              {colours.map((colour) => (
                <span key={colour} class={styles.colour} style={{ backgroundColor: colour }} />
              ))}
              {isOut ? <IconPlus16 /> : <IconClose16 />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface Chip {
  readonly companion: Companion;
  readonly text: string;
  readonly colours: readonly string[];
}

function chipsOf(place: Surroundings): readonly Chip[] {
  const size: Chip = { companion: 'size', text: sizeOf(place), colours: [] };
  const palette: Chip = { companion: 'palette', text: 'Colours', colours: place.palette };
  const texts: Chip = {
    companion: 'texts',
    text: `${count(place.texts.length, 'text')} nearby`,
    colours: [],
  };
  return [size, ...(place.palette.length > 0 ? [palette] : []), ...(place.texts.length > 0 ? [texts] : [])];
}
