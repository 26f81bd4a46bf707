import { footerSections } from "../data";
import styles from "./SiteFooter.module.css";

export function SiteFooter() {
  return (
    <footer className={`container ${styles.footer}`}>
      <div className={styles.sections}>
        <address className={styles.contact}>
          <a href="/" className={styles.logo}>
            KILN ROW
          </a>
          <p>
            Rua do Forno 8
            <br />
            4100 Porto, Portugal
          </p>
          <a href="mailto:potters@kilnrow.example" className={styles.email}>
            potters@kilnrow.example
          </a>
        </address>
        {footerSections.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(({ label, href }) => (
                <li key={label}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className={styles.legal}>
        <p>© 2027 Kiln Row</p>
        <p>English · EUR</p>
      </div>
    </footer>
  );
}
