import { Menu } from '../../kit/menu.tsx';
import styles from './diffusion-view.module.css';

export interface ChoiceMenuProps {
  readonly label: string;
  /** The names that the server has. */
  readonly names: readonly string[];
  readonly value: string;
  /** What an empty value means. */
  readonly none: string;
  readonly onChange: (value: string) => void;
}

/** A menu of names, with its label above. A chosen name that the server does not have stays until another is chosen. */
export function ChoiceMenu({ label, names, value, none, onChange }: ChoiceMenuProps) {
  const known = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <div class={styles.labelled}>
      <span class={styles.label} aria-hidden="true">
        {label}
      </span>
      <Menu
        label={label}
        options={[{ value: '', text: none }, ...known.map((name) => ({ value: name, text: name }))]}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
