import { IconClose16, IconPlus16 } from '@create-figma-plugin/ui';
import type { Surroundings } from '#design/surroundings';
import { isMeaningfulName, type PromptContextPart } from '#visuals/1-plan/describe-surroundings';
import { layerKind } from '../kit/icons-of-layers.tsx';
import { count, sizeOf } from '../kit/format-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './prompt-context.module.css';

/** The context that is sent with the prompt. Each part can be left out and added again. */
export function PromptContext() {
  const { around, leftOut } = usePanel().images.place;
  const surroundings = around.value;
  if (!surroundings) {
    return (
      <p class={styles.none}>
        Nothing is selected: the image is 1,024 × 1,024 and is placed in the centre of the view.
      </p>
    );
  }
  const toggle = (companion: PromptContextPart) => {
    const next = new Set(leftOut.value);
    if (!next.delete(companion)) next.add(companion);
    setSignal(leftOut, next);
  };
  return (
    <ul class={styles.chips} aria-label="Sent with the prompt">
      {chipsOf(surroundings).map(({ companion, text, colours = [] }) => {
        const isOut = leftOut.value.has(companion);
        return (
          <li key={companion}>
            <button
              type="button"
              class={isOut ? styles.out : styles.chip}
              aria-pressed={!isOut}
              title={isOut ? 'Include in the request' : 'Leave out of the request'}
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
  readonly companion: PromptContextPart;
  readonly text: string;
  readonly colours?: readonly string[];
}

/** Parts without information have no chip: a default name of Figma's, a palette without colours. */
function chipsOf(surroundings: Surroundings): readonly Chip[] {
  const { layerName, frameName, palette, texts } = surroundings;
  const chips: readonly (Chip | false)[] = [
    isMeaningfulName(layerName) && { companion: 'name', text: `“${short(layerName)}”` },
    frameName !== null &&
      isMeaningfulName(frameName) && {
        companion: 'layer',
        text: `${layerKind(surroundings.layerType)} in “${short(frameName)}”`,
      },
    { companion: 'size', text: sizeOf(surroundings) },
    { companion: 'ratio', text: ratioOf(surroundings) },
    palette.length > 0 && { companion: 'palette', text: 'Colours', colours: palette },
    texts.length > 0 && { companion: 'texts', text: `${count(texts.length, 'nearby text', 'nearby texts')}` },
  ];
  return chips.filter((chip): chip is Chip => chip !== false);
}

/** "16 : 9" where the numbers are small, else "2.35 : 1". */
function ratioOf({ width, height }: Surroundings): string {
  for (let high = 1; high <= 16; high += 1) {
    const wide = (width / height) * high;
    if (Math.abs(wide - Math.round(wide)) < 0.005 * high && wide <= 32)
      return `${Math.round(wide)} : ${high}`;
  }
  return width >= height ? `${(width / height).toFixed(2)} : 1` : `1 : ${(height / width).toFixed(2)}`;
}

function short(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}
