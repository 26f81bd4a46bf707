import { pressingPrices } from "../data";
import styles from "./Prices.module.css";

export function Prices() {
  return (
    <section className={`container ${styles.prices}`} id="preise">
      <h2>Was kostet das Mosten?</h2>
      <p className={styles.lead}>
        Aus 100 kg Äpfeln werden je nach Sorte 60 bis 70 Liter Saft.
      </p>
      <div className={styles.scrollArea}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Menge</th>
              <th scope="col">Preis je Liter</th>
              <th scope="col">Abfüllung</th>
              <th scope="col">Wartezeit</th>
            </tr>
          </thead>
          <tbody>
            {pressingPrices.map(
              ({ amount, price, bottling, waitingTime, popular }) => (
                <tr
                  key={amount}
                  className={popular ? styles.popular : undefined}
                >
                  <th scope="row">
                    {amount}
                    {popular && <span className={styles.badge}>beliebt</span>}
                  </th>
                  <td className={styles.price}>{price}</td>
                  <td>{bottling}</td>
                  <td>{waitingTime}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>Alle Preise mit Mehrwertsteuer, ohne Pfand.</p>
    </section>
  );
}
