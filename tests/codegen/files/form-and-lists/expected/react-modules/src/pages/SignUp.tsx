import styles from "./SignUp.module.css";

export function SignUp() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Join the club</h1>
      <form
        className={styles.form}
        onSubmit={(event) => event.preventDefault()}
      >
        <div className={styles.emailField}>
          <input
            className={styles.placeholder}
            type="email"
            autoComplete="email"
            aria-label="Your email"
            placeholder="Your email"
          />
        </div>
        <div className={styles.search}>
          <svg
            className={styles.icon}
            aria-hidden="true"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          >
            <circle cx="7" cy="7" r="5" />
          </svg>
          <input
            className={styles.hint}
            type="search"
            aria-label="Search gardens"
            placeholder="Search gardens"
          />
        </div>
        <button className={styles.signUpButton} type="submit">
          <span className={styles.signUpButtonContent}>
            <span className={styles.label}>Sign up</span>
          </span>
        </button>
      </form>
      <button className={styles.closeButton} type="button" aria-label="Close">
        <svg
          className={styles.x}
          aria-hidden="true"
          viewBox="0 0 8 8"
          stroke="#000"
        >
          <path d="M0 0L8 8" />
        </svg>
      </button>
      <div className={styles.rules}>
        <p>We ask you to</p>
        <ul className={styles.items}>
          <li className={styles.item}>
            water <span className={styles.emphasis}>often</span>
          </li>
          <li className={styles.rulesItem}>
            share
            <ol className={styles.itemItems}>
              <li className={styles.rulesItem}>seeds</li>
              <li className={styles.rulesItem}>tools</li>
            </ol>
          </li>
          <li className={styles.rulesItem}>rest</li>
        </ul>
      </div>
    </main>
  );
}
