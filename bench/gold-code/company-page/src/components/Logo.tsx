import leaf from "../assets/leaf.svg";
import styles from "./Logo.module.css";

export function Logo() {
  return (
    <a href="/" className={styles.logo}>
      <span className={styles.mark}>
        <img src={leaf} alt="" width={24} height={24} />
      </span>
      Larkfield
    </a>
  );
}
