import styles from "./Newsletter.module.css";

export function Newsletter() {
  return (
    <section className={styles.newsletter}>
      <div className={`container ${styles.content}`}>
        <div>
          <h2>Letters from the yard</h2>
          <p>
            Four times a year, when the kiln has cooled. First pick of every
            firing.
          </p>
        </div>
        <form className={styles.form} action="/newsletter" method="post">
          <input
            type="email"
            name="email"
            autoComplete="email"
            aria-label="Your email address"
            placeholder="Your email address"
            required
          />
          <button type="submit">Sign me up</button>
          <label className={styles.consent}>
            <input type="checkbox" name="consent" required />I have read the
            privacy notice
          </label>
        </form>
      </div>
    </section>
  );
}
