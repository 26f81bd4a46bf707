import { wishes, type Side } from '#visuals/refine/wishes';
import { Menu } from '../../kit/menu.tsx';
import { set } from '../../state/set.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './refine-view.module.css';

const sides: readonly { readonly side: Side; readonly title: string }[] = [
  { side: 'colour', title: 'Colour' },
  { side: 'light', title: 'Light' },
  { side: 'detail', title: 'Detail' },
  { side: 'composition', title: 'Composition' },
  { side: 'crop', title: 'Crop' },
];

/** What can be wished for without words: one menu for each side of a picture. */
export function WishMenus() {
  const { refine } = usePanel().pictures;
  const chosen = refine.wishes.value;
  return (
    <div class={styles.wishes}>
      {sides.map(({ side, title }) => (
        <Menu
          key={side}
          label={title}
          options={[
            { value: '', text: title },
            ...wishes[side].map((wish) => ({ value: wish, text: sentence(wish) })),
          ]}
          value={chosen[side] ?? ''}
          onChange={(wish) => set(refine.wishes, { ...chosen, [side]: wish })}
        />
      ))}
    </div>
  );
}

function sentence(wish: string): string {
  return wish.charAt(0).toUpperCase() + wish.slice(1);
}
