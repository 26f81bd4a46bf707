import styles from "./Woods.module.css";

export function Woods() {
  return (
    <main>
      <p className={styles.name}>Oak</p>
      <p className={styles.about}>
        Grows for <span className={styles.emphasis}>ages</span>
      </p>
      <p className={styles.once}>A style that no other text has.</p>
      <div className={styles.panel} />
      <div className={styles.other} />
    </main>
  );
}
