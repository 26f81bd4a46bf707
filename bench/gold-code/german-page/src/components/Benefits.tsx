import { benefits } from "../data";
import styles from "./Benefits.module.css";

export function Benefits() {
  return (
    <ul className={`container ${styles.benefits}`}>
      {benefits.map(({ icon, title, text }) => (
        <li key={title} className={styles.benefit}>
          <span className={styles.icon}>
            <img src={icon} alt="" width={28} height={28} />
          </span>
          <div>
            <strong>{title}</strong>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
