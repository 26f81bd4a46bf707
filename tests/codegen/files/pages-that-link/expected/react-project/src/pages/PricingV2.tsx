import styles from "./PricingV2.module.css";

export function PricingV2() {
  return (
    <main className={styles.page}>
      <a className={styles.text} href="#/home">
        Back
      </a>
    </main>
  );
}
