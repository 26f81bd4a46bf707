import { breadcrumbs } from "../data";
import styles from "./CategoryHeader.module.css";

export function CategoryHeader() {
  return (
    <header className={styles.header}>
      <nav aria-label="Breadcrumb">
        <ol className={styles.breadcrumbs}>
          {breadcrumbs.map(({ label, href }, index) => (
            <li key={label}>
              <a
                href={href}
                aria-current={
                  index === breadcrumbs.length - 1 ? "page" : undefined
                }
              >
                {label}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.heading}>
        <div>
          <h1>Tableware</h1>
          <p>48 pieces, thrown and glazed in our yard in Porto.</p>
        </div>
        <select className={styles.sort} name="sort" aria-label="Sort by">
          <option>Sort by: Newest</option>
        </select>
      </div>
    </header>
  );
}
