import { navigation } from "../data";
import styles from "./SiteHeader.module.css";

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <div className={`container ${styles.bar}`}>
        <a href="/" className={styles.brand}>
          <span className={styles.mark} aria-hidden="true">
            W
          </span>
          Westmere Evening School
        </a>
        <nav aria-label="Main">
          <ul className={styles.nav}>
            {navigation.map(({ label, href }) => (
              <li key={label}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <a href="/sign-in" className={styles.signIn}>
          Sign in
        </a>
      </div>
    </header>
  );
}
