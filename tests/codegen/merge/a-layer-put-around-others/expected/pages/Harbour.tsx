import { Ferry } from "../components/Ferry";
import styles from "./Harbour.module.css";

export function Harbour() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Morning boats</h1>
      <p className={styles.text}>Nine leave before ten.</p>
      <section className={styles.board}>
        <div className={styles.row}>
          <Ferry name="Otter" time="7:10" />
          <Ferry name="Plover" time="8:40" data-live />
        </div>
      </section>
    </main>
  );
}
