import styles from "./Fare.module.css";

export interface FareProps {
  price: string;
}

export function Fare({ price }: FareProps) {
  return (
    <div className={styles.root}>
      <a href="#fares">
        <p className={styles.from}>from</p>
      </a>
      <p className={styles.price}>{price}</p>
      <svg className={styles.icon} viewBox="0 0 4 4">
        <path d="M0 0H4V4H0Z" />
      </svg>
    </div>
  );
}
