import { useState } from 'preact/hooks';
import { services } from '#design/services';
import type { PanelSettings } from '#design/settings';
import { findCapabilities } from '#models/find-capabilities';
import type { CanvasExtension } from '#visuals/edit/edit-pixels';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checkbox.tsx';
import { Menu, type MenuOption } from '../../kit/menu.tsx';
import prose from '../../kit/prose.module.css';
import { type Segment, Segments } from '../../kit/segments.tsx';
import type { Tool } from '../../state/refine/refine-controller.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import type { Shape } from './mark-area.ts';
import styles from './refine-view.module.css';
import { PresetMenus } from './preset-menus.tsx';

const tools: readonly MenuOption<Tool>[] = [
  { value: 'refine', text: 'Refine', detail: 'Describe a change. The model sees the image.' },
  { value: 'edit', text: 'Change an area', detail: 'Only the marked area changes.' },
  { value: 'erase', text: 'Erase an area', detail: 'The marked area is filled from its surroundings.' },
  { value: 'extend', text: 'Extend', detail: 'Adds image beyond the edges. The original stays.' },
  {
    value: 'cut-out',
    text: 'Remove the background',
    detail: 'A plain background is removed on this computer, free.',
  },
];

/** What enlarges: a service that has upscalers, or resampling in the panel. */
function enlargeOption(settings: PanelSettings): MenuOption<Tool> {
  const detail =
    findCapabilities(settings)?.enlarges === true
      ? `Twice the size, by the upscaler of ${services[settings.service].title}, which adds detail.`
      : 'Twice the size, resampled here, without new detail.';
  return { value: 'enlarge', text: 'Enlarge', detail };
}

const placeholders: Readonly<Partial<Record<Tool, string>>> = {
  refine: 'What should change: warmer, fewer people, more space at the left',
  edit: 'What should be there',
  extend: 'What is beyond the edges (optional)',
};

export interface ToolControlsProps {
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
}

/** The tool for the picture, and its options. */
export function ToolControls({ shape, onShape }: ToolControlsProps) {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const tool = refine.tool.value;
  const options = [...tools, enlargeOption(panel.settings.value)];
  const placeholder = placeholders[tool];
  return (
    <div class={styles.controls}>
      <Menu
        label="What to do"
        options={options}
        value={tool}
        onChange={(value) => setSignal(refine.tool, value)}
      />
      {tool === 'edit' || tool === 'erase' ? <MarkControls shape={shape} onShape={onShape} /> : null}
      {tool === 'extend' ? <ExtendControls /> : null}
      {placeholder === undefined ? null : (
        <textarea
          class={prose.prose}
          aria-label="What should change"
          placeholder={placeholder}
          rows={2}
          value={refine.words.value}
          onInput={(event) => setSignal(refine.words, event.currentTarget.value)}
        />
      )}
      {tool === 'refine' ? <PresetMenus /> : null}
    </div>
  );
}

const shapes: readonly Segment<Shape>[] = [
  { value: 'rectangle', text: 'Rectangle' },
  { value: 'lasso', text: 'Lasso' },
];

function MarkControls({ shape, onShape }: ToolControlsProps) {
  const { refine } = usePanel().pictures;
  const isEmpty = refine.areas.value.length === 0 && refine.maskLayers.value.length === 0;
  const clear = () => {
    setSignal(refine.areas, []);
    setSignal(refine.maskLayers, []);
  };
  return (
    <div class={styles.row}>
      <Segments label="Mark with" options={shapes} value={shape} onChange={onShape} />
      <Button
        title="Select layers that lie over the image on the canvas; what they cover is marked"
        onClick={refine.takeLayers}
      >
        Use selected layers
      </Button>
      <Button disabled={isEmpty} onClick={clear}>
        Clear
      </Button>
    </div>
  );
}

const amounts: readonly Segment<string>[] = [
  { value: '0.25', text: '25%' },
  { value: '0.5', text: '50%' },
  { value: '1', text: '100%' },
];

const sides = ['left', 'right', 'top', 'bottom'] as const;

function ExtendControls() {
  const { refine } = usePanel().pictures;
  const extension = refine.extension.value;
  const toggle = (side: CanvasExtension['sides'][number], on: boolean) => {
    const others = extension.sides.filter((one) => one !== side);
    setSignal(refine.extension, { ...extension, sides: on ? [...others, side] : others });
  };
  return (
    <div class={styles.row}>
      {sides.map((side) => (
        <Checkbox
          key={side}
          text={side.charAt(0).toUpperCase() + side.slice(1)}
          checked={extension.sides.includes(side)}
          onChange={(on) => toggle(side, on)}
        />
      ))}
      <Segments
        label="How much at each side"
        options={amounts}
        value={String(extension.share)}
        onChange={(share) => setSignal(refine.extension, { ...extension, share: Number(share) })}
      />
    </div>
  );
}

/** The shape that marks are drawn with; kept while the view is open. */
export function useShape(): readonly [Shape, (shape: Shape) => void] {
  const [shape, setShape] = useState<Shape>('rectangle');
  return [shape, setShape];
}
