import firing from "../assets/firing.jpg";
import styles from "./FiringPromotion.module.css";

export function FiringPromotion() {
  return (
    <article className={styles.promotion}>
      <img className={styles.photo} src={firing} alt="" />
      <h2>
        The autumn firing
        <br />
        <em>opens on Friday</em>
      </h2>
      <p>Ninety pots, wood ash and four days of fire. No two are alike.</p>
      <a href="/journal/autumn-firing">See the firing</a>
    </article>
  );
}
