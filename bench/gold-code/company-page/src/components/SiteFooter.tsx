import {
  companyLinks,
  contactLinks,
  legalLinks,
  services,
  socialLinks,
} from "../data";
import { Logo } from "./Logo";
import styles from "./SiteFooter.module.css";

export function SiteFooter() {
  return (
    <footer className={styles.footer} id="contact">
      <div className="container">
        <div className={styles.sitemap}>
          <div className={styles.brand}>
            <Logo />
            <p>
              Heat pumps, insulation and solar for old houses between the river
              and the sea.
            </p>
            <ul className={styles.social}>
              {socialLinks.map(({ icon, label, href }) => (
                <li key={label}>
                  <a href={href} aria-label={label}>
                    <img src={icon} alt="" width={20} height={20} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
          <nav aria-labelledby="footer-services">
            <h2 id="footer-services">Services</h2>
            <ul>
              {services.map(({ title, href }) => (
                <li key={title}>
                  <a href={href}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-labelledby="footer-company">
            <h2 id="footer-company">Company</h2>
            <ul>
              {companyLinks.map(({ label, href }) => (
                <li key={label}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.contact}>
            <h2>Contact</h2>
            <ul>
              {contactLinks.map(({ icon, label, href }) => (
                <li key={label}>
                  <a href={href}>
                    <img src={icon} alt="" width={20} height={20} />
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className={styles.legal}>
          <p>© 2027 Larkfield GmbH. Stay warm.</p>
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
