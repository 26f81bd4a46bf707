import alertIcon from "../assets/alert.svg";
import styles from "./ErrorSummary.module.css";

interface ErrorSummaryProps {
  errors: Record<string, string>;
}

export function ErrorSummary({ errors }: ErrorSummaryProps) {
  return (
    <div className={styles.summary} role="alert">
      <img src={alertIcon} alt="" width={24} height={24} />
      <div>
        <p className={styles.title}>Two things need your attention</p>
        <ul className={styles.errors}>
          {Object.entries(errors).map(([field, message]) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
