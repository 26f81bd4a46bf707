import arrow from "../assets/arrow.svg";
import { juices } from "../data";
import { JuiceCard } from "./JuiceCard";
import styles from "./Juices.module.css";

export function Juices() {
  return (
    <section className={`container ${styles.juices}`} id="saefte">
      <header className={styles.header}>
        <div>
          <p className={styles.eyebrow}>Aus unserem Keller</p>
          <h2>Säfte, die nach Garten schmecken</h2>
        </div>
        <a href="/saefte" className={styles.more}>
          Alle 14 Sorten
          <img src={arrow} alt="" width={20} height={20} />
        </a>
      </header>
      <ul className={styles.grid}>
        {juices.map((juice) => (
          <li key={juice.name}>
            <JuiceCard juice={juice} />
          </li>
        ))}
      </ul>
    </section>
  );
}
