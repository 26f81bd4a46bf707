import styles from "./Estimate.module.css";

export function Estimate() {
  return (
    <section className={`container ${styles.estimate}`} id="estimate">
      <div className={styles.panel}>
        <div>
          <h2>
            How warm could
            <br />
            your house be?
          </h2>
          <p className={styles.lead}>
            A first estimate takes a minute and costs nothing.
          </p>
        </div>
        <form action="/estimate">
          <label htmlFor="postcode">Your postcode</label>
          <div className={styles.postcode}>
            <input
              id="postcode"
              name="postcode"
              inputMode="numeric"
              autoComplete="postal-code"
              placeholder="e.g. 28195"
              required
            />
            <button type="submit">Check my house</button>
          </div>
          <p className={styles.note}>We never pass your data on.</p>
        </form>
      </div>
    </section>
  );
}
