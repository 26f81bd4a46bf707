import styles from "./Quay.module.css";

export function Quay() {
  return (
    <section className={styles.root}>
      <p className={styles.title}>North quay</p>
    </section>
  );
}
