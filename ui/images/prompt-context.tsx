import { IconClose16, IconPlus16 } from '@create-figma-plugin/ui';
import type { Surroundings } from '#design/surroundings';
import { findSentContext } from '#visuals/1-plan/ask-for-plan';
import { type PromptContextPart, quoteNearbyTexts } from '#visuals/1-plan/describe-surroundings';
import { findSize } from '#visuals/1-plan/find-size';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { count, sizeOf } from '../kit/format-text.ts';
import { writesText } from '../settings/service-choice.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './prompt-context.module.css';

/** The context that is sent with the prompt. Each part can be left out and added again. */
export function PromptContext() {
  const { images, settings } = usePanel();
  const { around, leftOut } = images.place;
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
  const order = images.order.value;
  const isPlanned = settings.value.imageChoices.plan === 'model' && writesText(settings.value.service);
  const sent = findSentContext(order, isPlanned ? 'model' : 'none');
  return (
    <ul class={styles.chips} aria-label="Sent with the prompt">
      {sent.map((companion) => {
        const { text, colours = [] } = chipOf(companion, surroundings, order);
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
  readonly text: string;
  readonly colours?: readonly string[];
}

/** What the requests hold of a part. */
function chipOf(part: PromptContextPart, around: Surroundings, { shape, leftOut }: ImageOrder): Chip {
  const { layerName, frameName, palette, texts } = around;
  switch (part) {
    case 'name':
      return { text: `“${short(layerName)}”` };
    case 'layer':
      return { text: `In “${short(frameName ?? '')}”` };
    case 'size': {
      const others = new Set([...(leftOut ?? [])].filter((one) => one !== 'size'));
      return { text: sizeOf(findSize(shape ?? { kind: 'place' }, around, others)) };
    }
    case 'ratio':
      return { text: ratioOf(around) };
    case 'palette':
      return palette.length > 0 ? { text: 'Colours', colours: palette } : { text: 'Light or dark' };
    case 'texts':
      return { text: count(quoteNearbyTexts(texts).length, 'nearby text') };
  }
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
