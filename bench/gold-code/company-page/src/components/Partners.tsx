import styles from "./Partners.module.css";

export function Partners() {
  return (
    <section className={`container ${styles.partners}`}>
      <p>Certified by</p>
      <ul>
        <li className={styles.nordwaerme}>NordWärme</li>
        <li className={styles.heliogrid}>helio·grid</li>
        <li className={styles.brennan}>BRENNAN</li>
        <li>Airsource+</li>
        <li className={styles.woolhouse}>woolhouse</li>
      </ul>
    </section>
  );
}
