import { footerLinks, legalLinks, socialLinks } from "../data";
import { Logo } from "./Logo";
import styles from "./SiteFooter.module.css";

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <div className="container">
        <div className={styles.main}>
          <Logo />
          <nav aria-label="Fußzeile">
            <ul className={styles.navigation}>
              {footerLinks.map(({ label, href }) => (
                <li key={label}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
          <ul className={styles.social}>
            {socialLinks.map(({ label, href, icon }) => (
              <li key={label}>
                <a href={href} aria-label={label}>
                  <img src={icon} alt="" width={20} height={20} />
                </a>
              </li>
            ))}
          </ul>
        </div>
        <div className={styles.legal}>
          <p>© 2026 Mosterei Holzapfel, Inhaberin Wiebke Holzapfel</p>
          <ul className={styles.legalLinks}>
            {legalLinks.map(({ label, href }) => (
              <li key={label}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}
