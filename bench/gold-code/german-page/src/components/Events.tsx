import { events } from "../data";
import buttons from "./buttons.module.css";
import styles from "./Events.module.css";

export function Events() {
  return (
    <section className={`container ${styles.events}`} id="termine">
      <header className={styles.header}>
        <h2>Termine auf dem Hof</h2>
        <a href="/kalender">Ganzer Kalender</a>
      </header>
      <ul className={styles.list}>
        {events.map(({ date, day, month, title, details, bookedOut }) => (
          <li key={date} className={styles.event}>
            <time dateTime={date} className={styles.date}>
              <strong>{day}</strong>
              {month}
            </time>
            <div className={styles.description}>
              <h3>{title}</h3>
              <p>{details}</p>
            </div>
            {bookedOut ? (
              <button type="button" className={buttons.button} disabled>
                Ausgebucht
              </button>
            ) : (
              <a
                href={`/termine/${date}`}
                className={`${buttons.button} ${buttons.outline}`}
                aria-label={`Anmelden: ${title}`}
              >
                Anmelden
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
