import { navigation } from "../data";
import { ButtonLink } from "./ButtonLink";
import { Logo } from "./Logo";
import styles from "./SiteHeader.module.css";

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <div className={`container ${styles.bar}`}>
        <Logo />
        <nav className={styles.nav} aria-label="Main">
          <ul>
            {navigation.map(({ label, href }) => (
              <li key={label}>
                <a href={href} aria-current={href === "/" ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ButtonLink href="#estimate" variant="green">
          Get a quote
        </ButtonLink>
      </div>
    </header>
  );
}
