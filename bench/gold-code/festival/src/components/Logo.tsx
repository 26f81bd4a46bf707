import waves from "../assets/waves.svg";
import styles from "./Logo.module.css";

export function Logo() {
  return (
    <a href="/" className={styles.logo}>
      <img src={waves} alt="" width={34} height={34} />
      LOWTIDE
    </a>
  );
}
