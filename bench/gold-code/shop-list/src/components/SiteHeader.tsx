import bag from "../assets/bag.svg";
import { navigation, shopTools } from "../data";
import styles from "./SiteHeader.module.css";

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <p className={styles.announcement}>
        Free shipping over €60 · 30 days to send it back
      </p>
      <div className={`container ${styles.bar}`}>
        <nav aria-label="Main" className={styles.navigation}>
          <ul>
            {navigation.map(({ label, href }) => (
              <li key={label}>
                <a
                  href={href}
                  aria-current={href === "/shop" ? "page" : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <a href="/" className={styles.logo}>
          KILN ROW
        </a>
        <ul className={styles.tools}>
          {shopTools.map(({ label, href, icon }) => (
            <li key={label}>
              <a href={href} aria-label={label}>
                <img src={icon} alt="" width={24} height={24} />
              </a>
            </li>
          ))}
          <li>
            <a href="/bag" aria-label="Bag, 2 items" className={styles.bag}>
              <img src={bag} alt="" width={24} height={24} />
              <span className={styles.count}>2</span>
            </a>
          </li>
        </ul>
      </div>
    </header>
  );
}
