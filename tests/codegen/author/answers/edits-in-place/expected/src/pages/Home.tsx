import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

export function Home() {
  return (
    <main className={styles.home}>
      <div className={styles.title}>Fresh bread, every morning</div>
      <img className={styles.hero} src={hero} alt="" />
      <div className={styles.text}>
        Baked at five, <span className={styles.strong}>on your table</span> at
        seven.
      </div>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
}
