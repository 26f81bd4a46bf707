import { countdown } from "../data";
import { ButtonLink } from "./ButtonLink";
import styles from "./Hero.module.css";

export function Hero() {
  return (
    <section className={styles.hero}>
      <div className={`container ${styles.content}`}>
        <div>
          <p className={styles.date}>18–20 June 2027 · Skerry Point</p>
          <h1 className={styles.title}>
            THREE DAYS
            <br />
            OF SOUND
            <br />
            <em>AND SALT</em>
          </h1>
          <p className={styles.lead}>
            Forty-two acts on five stages, and the only headliner that is never
            late: the sea goes out twice a day.
          </p>
          <div className={styles.actions}>
            <ButtonLink href="#tickets" variant="coral" label="Get tickets" />
            <ButtonLink
              href="#programme"
              variant="outline"
              label="See the programme"
            />
          </div>
        </div>
        <ul className={styles.countdown} role="timer">
          {countdown.map(({ value, unit }) => (
            <li key={unit}>
              <strong>{value}</strong>
              {unit}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
