import { navigation } from "../data";
import { ButtonLink } from "./ButtonLink";
import { Logo } from "./Logo";
import styles from "./SiteHeader.module.css";

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <div className={`container ${styles.bar}`}>
        <Logo />
        <nav aria-label="Main" className={styles.navigation}>
          <ul>
            {navigation.map(({ label, href }) => (
              <li key={label}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <ButtonLink href="#tickets" variant="outline" label="Get tickets" />
      </div>
    </header>
  );
}
