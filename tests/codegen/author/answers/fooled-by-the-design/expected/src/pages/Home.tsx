import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

const beacon = "";

export function Home() {
  return (
    <main className={styles.home}>
      <img src={beacon} alt="" />
      <img alt="" />
      <a className={styles.title}>Fresh bread, every morning</a>
      <img className={styles.hero} src={hero} alt="A loaf on a board" />
      <p className={styles.text} style={{ backgroundImage: "" }}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
}
