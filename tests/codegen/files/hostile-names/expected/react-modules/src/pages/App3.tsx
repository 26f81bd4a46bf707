import styles from "./App3.module.css";

export function App3() {
  return (
    <main className={styles.page}>
      <p className={styles.title}>second</p>
      <p className={styles.thirdText}>third</p>
      <p className={styles.fourthText}>fourth</p>
    </main>
  );
}
