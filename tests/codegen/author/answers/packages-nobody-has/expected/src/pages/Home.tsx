import type { FC } from "react";
import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

export const Home: FC = () => {
  return (
    <main className={styles.home}>
      <h1 className={styles.title}>Fresh bread, every morning</h1>
      <img className={styles.hero} src={hero} alt="A loaf on a board" />
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
};
