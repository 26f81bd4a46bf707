import { stats } from "../data";
import styles from "./Stats.module.css";

export function Stats() {
  return (
    <section className={styles.band} aria-label="In numbers">
      <dl className={`container ${styles.stats}`}>
        {stats.map(({ value, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
