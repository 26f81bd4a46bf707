import { BoxIcon } from "./BoxIcon";
import styles from "./Fare.module.css";

export interface FareProps {
  price: string;
  least?: boolean;
}

export function Fare({ price, least = true }: FareProps) {
  return (
    <div className={styles.root}>
      {least && <p className={styles.from}>from</p>}
      <p className={styles.price}>{price}</p>
      <BoxIcon className={styles.icon} />
    </div>
  );
}
