import bookbinding from "../assets/bookbinding.jpg";
import shield from "../assets/shield.svg";
import { courseFacts, prices } from "../data";
import styles from "./CourseSummary.module.css";
import { TextField } from "./TextField";

export function CourseSummary() {
  return (
    <section className={styles.summary}>
      <img
        className={styles.photo}
        src={bookbinding}
        alt="Two hand-bound books, paper and thread"
      />
      <div className={styles.content}>
        <p className={styles.eyebrow}>Your registration</p>
        <h2>Bookbinding for beginners</h2>
        <ul className={styles.facts}>
          {courseFacts.map(({ icon, text }) => (
            <li key={text}>
              <img src={icon} alt="" width={20} height={20} />
              {text}
            </li>
          ))}
        </ul>
        <dl className={styles.prices}>
          {prices.map(({ item, price }) => (
            <div key={item}>
              <dt>{item}</dt>
              <dd>{price}</dd>
            </div>
          ))}
          <div className={styles.total}>
            <dt>Total</dt>
            <dd>£148.00</dd>
          </div>
        </dl>
        <form className={styles.voucher} action="/register/voucher">
          <TextField label="Voucher" name="voucher" placeholder="Code" />
          <button type="submit">Apply</button>
        </form>
        <p className={styles.cancellation}>
          <img src={shield} alt="" width={20} height={20} />
          Free to cancel until 5 January
        </p>
      </div>
    </section>
  );
}
