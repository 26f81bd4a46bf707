import type * as React from "react";
import { Button } from "../components/Button";
import hero2 from "../assets/hero.png";
import styles from "./Home.module.css";

export const Home: React.FC = () => {
  return (
    <main className={styles.home}>
      <h1 className={styles.title}>Fresh bread, every morning</h1>
      <img className={styles.hero} src={hero2} alt="" />
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
};
