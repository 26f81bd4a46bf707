import type { CSSProperties } from "react";
import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

export function Home() {
  return (
    <main className={styles.home}>
      {/* the headline */}
      <h1
        className={styles.title}
        tabIndex={-1}
        style={{ margin: "0", "--lead": "2px" } as CSSProperties}
      >
        Fresh bread, every morning
      </h1>
      <img className={styles.hero} src={hero} alt="A loaf on a board" />
      <br />
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      <Button label="Order now" kind="primary" />
      <Button label="Our story" />
    </main>
  );
}
