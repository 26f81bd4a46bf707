import { Button } from "../components/Button";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

const buttons = [
  { label: "Order now", kind: "primary" as const },
  { label: "Our story", kind: "plain" as const },
];

export function Home() {
  return (
    <main className={styles.home}>
      <h1 className={styles.title}>Fresh bread, every morning</h1>
      <img className={styles.hero} src={hero} alt="A loaf on a board" />
      <p className={styles.text}>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </p>
      {buttons.map((button) => (
        <Button key={button.label} {...button} />
      ))}
    </main>
  );
}
