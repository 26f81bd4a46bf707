import { BoxIcon } from "./BoxIcon";
import styles from "./Fare.module.css";

export interface FareProps {
  price: string;
  least?: boolean;
}

export function Fare({ price, least = true }: FareProps) {
  return (
    <div className={styles.root}>
      {least && (
        <a href="#fares">
          <p className={styles.from}>from</p>
        </a>
      )}
      <p className={styles.price}>{price}</p>
      <BoxIcon className={styles.icon} />
    </div>
  );
}
