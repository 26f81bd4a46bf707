import type { ComponentProps } from "react";
import styles from "./Berth.module.css";
import { Lamp } from "./Lamp";

export interface BerthProps extends ComponentProps<"li"> {
  title: string;
  lampColour?: "red" | "green";
  note?: string;
}

export function Berth({
  title,
  className = "",
  lampColour = "red",
  note = "",
  ...rest
}: BerthProps) {
  return (
    <li className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.title}>{title}</p>
      {/* Framewright conflict: the design no longer has what stands below; it stays because you changed it. */}
      <Lamp id="main-lamp" colour={lampColour} label={note} />
    </li>
  );
}
