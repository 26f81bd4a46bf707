import type { FilterOption } from "../data";
import styles from "./FilterOptions.module.css";

interface FilterOptionsProps {
  legend: string;
  name: string;
  options: FilterOption[];
}

export function FilterOptions({ legend, name, options }: FilterOptionsProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul className={styles.options}>
        {options.map(({ label, count, checked }) => (
          <li key={label}>
            <label className={styles.option}>
              <input
                type="checkbox"
                name={name}
                value={label}
                defaultChecked={checked}
              />
              {label}
              <span className={styles.count}>{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
