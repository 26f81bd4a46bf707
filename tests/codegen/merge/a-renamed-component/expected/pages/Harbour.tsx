import { Boat } from "../components/Boat";
import styles from "./Harbour.module.css";

export function Harbour() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Morning boats</h1>
      <p className={styles.text}>Nine leave before ten.</p>
      <div className={styles.row}>
        <Boat name="Otter" time="7:10" />
        <Boat name="Plover" time="8:40" />
      </div>
    </main>
  );
}
