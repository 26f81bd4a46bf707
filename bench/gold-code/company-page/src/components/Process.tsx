import { steps } from "../data";
import { ArrowLink } from "./ArrowLink";
import styles from "./Process.module.css";

export function Process() {
  return (
    <section className={`container ${styles.process}`} id="process">
      <header className={styles.header}>
        <h2>
          From first call
          <br />
          to first warm evening
        </h2>
        <ArrowLink href="/guide" label="Read the full guide" />
      </header>
      <ol className={styles.steps}>
        {steps.map(({ title, text }, index) => (
          <li key={title} className={styles.step}>
            <span className={styles.number}>{index + 1}</span>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
