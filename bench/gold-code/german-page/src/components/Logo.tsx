import logo from "../assets/logo.svg";
import styles from "./Logo.module.css";

export function Logo() {
  return (
    <a href="/" className={styles.logo}>
      <span className={styles.mark}>
        <img src={logo} alt="" width={28} height={28} />
      </span>
      <span>
        <strong className={styles.name}>Holzapfel</strong>
        Mosterei seit 1911
      </span>
    </a>
  );
}
