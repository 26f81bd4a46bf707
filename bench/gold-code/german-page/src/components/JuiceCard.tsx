import type { Juice } from "../data";
import buttons from "./buttons.module.css";
import styles from "./JuiceCard.module.css";

interface JuiceCardProps {
  juice: Juice;
}

export function JuiceCard({ juice }: JuiceCardProps) {
  const { name, description, price, image, isNew, soldOut } = juice;

  return (
    <article className={`${styles.card} ${soldOut ? styles.soldOut : ""}`}>
      <div className={styles.media}>
        <img src={image} alt="" />
        {isNew && <span className={styles.newBadge}>Neu</span>}
        {soldOut && <span className={styles.soldOutBadge}>Ausverkauft</span>}
      </div>
      <h3>{name}</h3>
      <p className={styles.description}>{description}</p>
      <p className={styles.price}>
        <strong>{price}</strong> je Liter
      </p>
      <button
        type="button"
        className={`${buttons.button} ${soldOut ? styles.notify : buttons.leaf}`}
      >
        {soldOut ? "Benachrichtigen" : "In den Korb"}
      </button>
    </article>
  );
}
