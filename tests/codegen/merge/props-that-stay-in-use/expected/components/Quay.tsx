import styles from "./Quay.module.css";
import { Lamp } from "./Lamp";

export function Quay({ lampColour = "red" }: { lampColour?: "red" | "green" }) {
  return (
    <section className={styles.root}>
      <p className={styles.title}>North quay</p>
      {/* Framewright conflict: the design no longer has what stands below; it stays because you changed it. */}
      <Lamp id="quay-lamp" colour={lampColour} />
    </section>
  );
}
