import { contacts } from "../data";
import styles from "./HelpCard.module.css";

export function HelpCard() {
  return (
    <section className={styles.card}>
      <h2>Need a hand?</h2>
      <p>Mo and Ann are at the desk from 9 to 17, Monday to Friday.</p>
      <ul>
        {contacts.map(({ icon, label, href }) => (
          <li key={label}>
            <a href={href}>
              <img src={icon} alt="" width={20} height={20} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
