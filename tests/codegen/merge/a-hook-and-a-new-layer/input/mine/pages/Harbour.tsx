import { useState } from "react";
import { Ferry } from "../components/Ferry";
import styles from "./Harbour.module.css";

export function Harbour() {
  const [open, setOpen] = useState(false);
  return (
    <main className={styles.page}>
      <h1 className={styles.title} onClick={() => setOpen(!open)}>Morning boats</h1>
      <p className={styles.text}>Nine leave before ten.</p>
      <div className={styles.row}>
        <Ferry name="Otter" time="7:10" />
        <Ferry name="Plover" time="8:40" />
      </div>
    </main>
  );
}
