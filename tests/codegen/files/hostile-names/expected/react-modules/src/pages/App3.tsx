import styles from "./App3.module.css";

export function App3() {
  return (
    <main className={styles.page}>
      <p className={styles.a2}>second</p>
      <p className={styles.a}>third</p>
      <p className={styles.a3}>fourth</p>
    </main>
  );
}
