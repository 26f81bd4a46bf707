import { footerSections, legalLinks } from "../data";
import { Logo } from "./Logo";
import styles from "./SiteFooter.module.css";

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <div className="container">
        <div className={styles.sections}>
          <div className={styles.brand}>
            <Logo />
            <p>
              18–20 June 2027
              <br />
              Skerry Point, by ferry from Port Ellis
            </p>
          </div>
          {footerSections.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <h2 className={styles.title}>{title}</h2>
              <ul>
                {links.map(({ label, href }) => (
                  <li key={label}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
          <form action="/newsletter" method="post">
            <label className={styles.title} htmlFor="newsletter-email">
              News by mail
            </label>
            <div className={styles.newsletter}>
              <input
                id="newsletter-email"
                type="email"
                name="email"
                autoComplete="email"
                placeholder="you@post.example"
                required
              />
              <button type="submit">Sign up</button>
            </div>
          </form>
        </div>
        <div className={styles.legal}>
          <p>© 2027 Lowtide e. V.</p>
          <ul>
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
