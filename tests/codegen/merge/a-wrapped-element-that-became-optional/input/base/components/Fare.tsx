import styles from "./Fare.module.css";

export interface FareProps {
  price: string;
}

export function Fare({ price }: FareProps) {
  return (
    <div className={styles.root}>
      <p className={styles.from}>from</p>
      <p className={styles.price}>{price}</p>
      <svg className={styles.icon} viewBox="0 0 4 4">
        <path d="M0 0H4V4H0Z" />
      </svg>
    </div>
  );
}
