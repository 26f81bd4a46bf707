import { categories, colours, glazes } from "../data";
import { FilterOptions } from "./FilterOptions";
import styles from "./Filters.module.css";
import { PriceFilter } from "./PriceFilter";

export function Filters() {
  return (
    <form className={styles.filters} action="/shop/tableware">
      <header className={styles.header}>
        <h2>Filters</h2>
        <a href="/shop/tableware">Clear all</a>
      </header>
      <FilterOptions legend="Category" name="category" options={categories} />
      <PriceFilter />
      <fieldset>
        <legend>Colour</legend>
        <ul className={styles.colours}>
          {colours.map(({ label, value, checked }) => (
            <li key={label}>
              <input
                type="checkbox"
                name="colour"
                value={label}
                aria-label={label}
                defaultChecked={checked}
                style={{ backgroundColor: value }}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <FilterOptions legend="Glaze" name="glaze" options={glazes} />
      <label className={styles.stock}>
        In stock only
        <input type="checkbox" role="switch" name="in-stock" />
      </label>
    </form>
  );
}
