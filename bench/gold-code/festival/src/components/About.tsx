import beachStage from "../assets/beach-stage.jpg";
import { facts } from "../data";
import styles from "./About.module.css";

export function About() {
  return (
    <section className={`container ${styles.about}`}>
      <img
        className={styles.photo}
        src={beachStage}
        alt="A crowd in front of a stage on the beach at sunset"
      />
      <div>
        <h2>
          WHERE THE SEA
          <br />
          GIVES THE BEAT
        </h2>
        <p className={styles.story}>
          Lowtide began with a borrowed generator and eleven people who had
          missed the last ferry. Twelve years later the ferry waits for us, the
          generator runs on sun, and the tide table is still the programme.
        </p>
        <dl className={styles.facts}>
          {facts.map(({ value, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <a href="/island" className="text-link">
          How we look after the island
        </a>
      </div>
    </section>
  );
}
