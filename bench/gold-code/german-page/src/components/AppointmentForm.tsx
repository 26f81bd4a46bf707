import { pressingPrices } from "../data";
import styles from "./AppointmentForm.module.css";
import buttons from "./buttons.module.css";

export function AppointmentForm() {
  return (
    <form className={styles.form} action="/anfrage" method="post">
      <h3>Termin anfragen</h3>
      <label className={styles.field}>
        Name
        <input
          name="name"
          autoComplete="name"
          placeholder="Vor- und Nachname"
          required
        />
      </label>
      <label className={styles.field}>
        E-Mail
        <input
          type="email"
          name="email"
          autoComplete="email"
          placeholder="name@post.example"
          required
        />
      </label>
      <label className={styles.field}>
        Menge
        <select name="amount">
          {pressingPrices.map(({ amount }) => (
            <option key={amount}>{amount}</option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        Wunschtag
        <input name="day" inputMode="numeric" placeholder="TT.MM.JJJJ" />
      </label>
      <label className={`${styles.field} ${styles.wide}`}>
        Nachricht
        <textarea
          name="message"
          rows={4}
          placeholder="Welche Sorten bringen Sie mit?"
        />
      </label>
      <label className={`${styles.consent} ${styles.wide}`}>
        <input type="checkbox" name="consent" required />
        Ich habe die Hinweise zum Datenschutz gelesen.
      </label>
      <div className={`${styles.actions} ${styles.wide}`}>
        <button
          type="submit"
          className={`${buttons.button} ${buttons.large} ${buttons.red}`}
        >
          Anfrage senden
        </button>
        <p>Antwort am selben Tag</p>
      </div>
    </form>
  );
}
