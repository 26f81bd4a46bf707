import { changePresets, type PresetCategory } from '#visuals/refine/change-presets';
import { Menu } from '../../kit/menu.tsx';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './refine-view.module.css';

const categories: readonly { readonly side: PresetCategory; readonly title: string }[] = [
  { side: 'colour', title: 'Colour' },
  { side: 'light', title: 'Light' },
  { side: 'detail', title: 'Detail' },
  { side: 'composition', title: 'Composition' },
  { side: 'crop', title: 'Crop' },
];

/** Preset changes: one menu for each aspect of a picture. */
export function PresetMenus() {
  const { refine } = usePanel().pictures;
  const chosen = refine.presets.value;
  return (
    <div class={styles.wishes}>
      {categories.map(({ side, title }) => (
        <Menu
          key={side}
          label={title}
          options={[
            { value: '', text: title },
            ...changePresets[side].map((preset) => ({ value: preset, text: sentence(preset) })),
          ]}
          value={chosen[side] ?? ''}
          onChange={(preset) => setSignal(refine.presets, { ...chosen, [side]: preset })}
        />
      ))}
    </div>
  );
}

function sentence(preset: string): string {
  return preset.charAt(0).toUpperCase() + preset.slice(1);
}
