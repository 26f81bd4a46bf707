import phoneIcon from "../assets/phone-green.svg";
import { navigation, phone } from "../data";
import buttons from "./buttons.module.css";
import { Logo } from "./Logo";
import styles from "./SiteHeader.module.css";

export function SiteHeader() {
  return (
    <header className={`container ${styles.header}`}>
      <Logo />
      <nav className={styles.navigation} aria-label="Hauptmenü">
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
      <a href={phone.href} className={styles.phone}>
        <img src={phoneIcon} alt="" width={20} height={20} />
        {phone.label}
      </a>
      <a href="#kontakt" className={`${buttons.button} ${buttons.green}`}>
        Termin buchen
      </a>
    </header>
  );
}
