import { speakers } from "../data";
import styles from "./Speakers.module.css";

export function Speakers() {
  return (
    <section className={`container ${styles.speakers}`} id="speakers">
      <header className={styles.header}>
        <h2>VOICES OF THIS YEAR</h2>
        <a href="/acts" className="text-link">
          All 42 acts
        </a>
      </header>
      <ul className={styles.grid}>
        {speakers.map(({ name, about, photo, badge }) => (
          <li key={name} className={styles.speaker}>
            <img src={photo} alt="" />
            {badge && <p className={styles.badge}>{badge}</p>}
            <h3>{name}</h3>
            <p>{about}</p>
          </li>
        ))}
        <li className={styles.more}>
          <strong>+35</strong>
          more to come, the last
          <br />
          in May
        </li>
      </ul>
    </section>
  );
}
