import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

export function Home() {
  return (
    <>
      <header className={styles.home}>
        <h1 className={styles.title}>
          Fresh bread, every morning
          <img className={styles.hero} src={hero} alt="A loaf on a board" />
        </h1>
      </header>
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </>
  );
}
