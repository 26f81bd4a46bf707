import styles from "./Home.module.css";

export function Home() {
  return (
    <main className={styles.page}>
      <a className={styles.go} href="#/pricing-v2">
        <span className={styles.label}>Pricing</span>
      </a>
      <a className={styles.link} href="https://example.com/">
        Elsewhere
      </a>
      <p className={styles.text}>Not a link</p>
      <p className={styles.text}>Nowhere</p>
    </main>
  );
}
