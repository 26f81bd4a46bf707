import { Button } from "../components/Button";
import { Lead } from "../components/Lead";
import hero from "../assets/hero.png";
import styles from "./Home.module.css";

const links = [
  { label: "Order now", kind: "primary" },
  { label: "Our story", kind: "plain" },
] as const;

export function Home() {
  return (
    <main className={styles.home}>
      <h1 className={styles.title}>Fresh bread, every morning</h1>
      <img className={styles.hero} src={hero} alt="" />
      <Lead>
        Baked at five, <strong className={styles.strong}>on your table</strong>{" "}
        at seven.
      </Lead>
      {links.map((link) => (
        <Button key={link.label} {...link} />
      ))}
    </main>
  );
}
