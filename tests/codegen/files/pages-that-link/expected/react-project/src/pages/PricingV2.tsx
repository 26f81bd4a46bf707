import styles from "./PricingV2.module.css";

export function PricingV2() {
  return (
    <main className={styles.page}>
      <a className={styles.link} href="#/home">
        Back
      </a>
    </main>
  );
}
