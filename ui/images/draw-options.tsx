import type { ImageChoices } from '#design/settings';
import { findSizeMistake, readShape } from '#visuals/1-plan/find-size';
import type { ImageTarget } from '#visuals/1-plan/image-plan';
import { findCapabilities } from '#models/find-capabilities';
import type { ImageCapabilities } from '#models/ports';
import { maxVariants } from '#visuals/1-plan/plan-image';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { Segments } from '../kit/segments.tsx';
import { TextField } from '../kit/text-field.tsx';
import { writesText } from '../settings/service-choice.ts';
import { usePanel } from '../state/use-panel.ts';
import { BatchChoice } from './batch-view.tsx';
import styles from './draw-options.module.css';

const shapes: readonly MenuOption<string>[] = [
  {
    value: 'place',
    text: 'As layer',
    detail: 'The shape of the selected layer; 1,024 × 1,024 if nothing is selected.',
  },
  ...['1:1', '4:3', '3:2', '16:9', '3:4', '2:3', '9:16'].map((value) => ({
    value,
    text: value.replace(':', ' : '),
  })),
  { value: 'own', text: 'Custom', detail: 'Any ratio or size. The image is cropped to it exactly.' },
];

export const qualities: readonly MenuOption<ImageChoices['quality']>[] = [
  { value: 'auto', text: 'Auto quality', detail: 'The service decides, so the price is a range.' },
  { value: 'low', text: 'Low quality', detail: 'For drafts. Lowest price.' },
  { value: 'medium', text: 'Medium quality' },
  { value: 'high', text: 'High quality', detail: 'For the final image. Highest price.' },
];

export const backgrounds: readonly MenuOption<ImageChoices['background']>[] = [
  { value: 'auto', text: 'Any background' },
  { value: 'opaque', text: 'Opaque' },
  { value: 'transparent', text: 'Transparent' },
];

const counts: readonly MenuOption<string>[] = Array.from({ length: maxVariants }, (_, index) => ({
  value: String(index + 1),
  text: index === 0 ? '1 image' : `${index + 1} variants`,
}));

const targets: readonly { readonly value: ImageTarget['where']; readonly text: string }[] = [
  { value: 'fill', text: 'Fill' },
  { value: 'beside', text: 'Beside' },
  { value: 'grid', text: 'Grid' },
];

const plans: readonly { readonly value: ImageChoices['plan']; readonly text: string }[] = [
  { value: 'rule', text: 'My prompt' },
  { value: 'model', text: 'Let the model plan' },
];

/** Shape, quality, background and number in one line; beneath, where the pictures go and who plans them. */
export function DrawOptions() {
  const panel = usePanel();
  const { where, putInto } = panel.images;
  const choices = panel.settings.value.imageChoices;
  const change = (changes: Partial<ImageChoices>) =>
    panel.change({ imageChoices: { ...choices, ...changes } });
  const capabilities = findCapabilities(panel.settings.value);
  const isPreset = shapes.some(({ value }) => value === choices.shape);
  return (
    <>
      <div class={styles.line}>
        <Menu
          label="Shape"
          options={shapes}
          value={isPreset ? choices.shape : 'own'}
          onChange={(shape) => change({ shape: shape === 'own' ? '' : shape })}
        />
        <Menu
          label="Quality"
          options={qualities}
          value={choices.quality}
          onChange={(quality) => change({ quality })}
        />
        <Menu
          label="Background"
          options={backgroundsFor(capabilities, choices.background)}
          value={choices.background}
          onChange={(background) => change({ background })}
        />
        <Menu
          label="How many"
          options={counts}
          value={String(choices.count)}
          onChange={(count) => change({ count: Number(count) })}
        />
      </div>
      {isPreset ? null : (
        <TextField
          label="Custom shape"
          value={choices.shape}
          placeholder="21:9 or 1200 × 600"
          hint={hintFor(choices.shape)}
          onInput={(shape) => change({ shape: shape === 'place' ? '' : shape })}
        />
      )}
      <div class={styles.rows}>
        {choices.count > 1 ? (
          <p class={styles.quiet}>Variants are placed as a grid with labels.</p>
        ) : (
          <>
            <span class={styles.quiet} aria-hidden="true">
              Place
            </span>
            <Segments label="Place the image" options={targets} value={where.value} onChange={putInto} />
          </>
        )}
        <BatchChoice />
        {writesText(panel.settings.value.service) ? (
          <Segments
            label="Prompt written by"
            options={plans}
            value={choices.plan}
            onChange={(plan) => change({ plan })}
          />
        ) : null}
      </div>
    </>
  );
}

/** Options that the model does not support are not offered, except the chosen one. */
function backgroundsFor(
  capabilities: ImageCapabilities | null,
  chosen: ImageChoices['background'],
): readonly MenuOption<ImageChoices['background']>[] {
  if (capabilities === null || capabilities.transparent) return backgrounds;
  return backgrounds.filter(({ value }) => value !== 'transparent' || value === chosen);
}

function hintFor(text: string): string {
  const shape = readShape(text);
  if (shape === null || shape.kind === 'place') return 'A ratio like 21:9, or a size in px like 1200 × 600.';
  if (shape.kind === 'ratio') return 'Ratio: sized to the selected layer.';
  return findSizeMistake(shape) ?? 'Size: the image has exactly these px.';
}
