import { legalLinks } from "../data";
import styles from "./SiteFooter.module.css";

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <div className={`container ${styles.legal}`}>
        <p>© 2027 Westmere Evening School, charity no. 205 881</p>
        <ul>
          {legalLinks.map(({ label, href }) => (
            <li key={label}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
