import type { ComponentProps } from "react";
import { Lamp } from "./Lamp";
import styles from "./Quay.module.css";

export interface QuayProps extends ComponentProps<"section"> {
  lampColour?: "red" | "green";
}

export function Quay({ lampColour = "red", ...rest }: QuayProps) {
  return (
    <section className={styles.root} {...rest}>
      <p className={styles.title}>North quay</p>
      <Lamp id="quay-lamp" colour={lampColour} />
    </section>
  );
}
