import { Button } from "../components/Button";
import { Offers } from "../components/Offers";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

export function Home() {
  return (
    <main className={styles.home}>
      <Offers />
      <img className={styles.hero} src={hero} alt="A loaf on a board" />
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
}
