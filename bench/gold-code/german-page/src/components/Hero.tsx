import orchard from "../assets/orchard.jpg";
import buttons from "./buttons.module.css";
import styles from "./Hero.module.css";

export function Hero() {
  return (
    <section className={`container ${styles.hero}`}>
      <img
        className={styles.photo}
        src={orchard}
        alt="Apfelbäume mit reifen Früchten auf einer Wiese"
      />
      <div className={styles.card}>
        <p className={styles.season}>
          Saison vom 1. September bis 10. November
        </p>
        <h1 className={styles.title}>
          Aus Ihren Äpfeln
          <br />
          <em>wird Ihr Saft.</em>
        </h1>
        <p className={styles.lead}>
          Bringen Sie Ihre Ernte, wir waschen, pressen und füllen ab. Sie
          bekommen genau den Saft, der an Ihren Bäumen gewachsen ist.
        </p>
        <div className={styles.actions}>
          <a
            href="#kontakt"
            className={`${buttons.button} ${buttons.large} ${buttons.red}`}
          >
            Termin buchen
          </a>
          <a href="#preise" className={styles.prices}>
            Preise ansehen
          </a>
        </div>
      </div>
    </section>
  );
}
