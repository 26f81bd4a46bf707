import { pressingSteps } from "../data";
import styles from "./Pressing.module.css";

export function Pressing() {
  return (
    <section className={styles.pressing} id="lohnmosten">
      <div className="container">
        <p className={styles.eyebrow}>Lohnmosten</p>
        <h2>
          In drei Schritten
          <br />
          vom Baum in die Flasche
        </h2>
        <ol className={styles.steps}>
          {pressingSteps.map(({ title, text, note }, index) => (
            <li key={title}>
              <span className={styles.number}>0{index + 1}</span>
              <h3>{title}</h3>
              <p>{text}</p>
              {note && <p className={styles.note}>{note}</p>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
