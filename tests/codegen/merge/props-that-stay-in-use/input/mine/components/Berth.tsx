import type { ComponentProps } from "react";
import { Lamp } from "./Lamp";
import styles from "./Berth.module.css";

export interface BerthProps extends ComponentProps<"li"> {
  lampColour?: "red" | "green";
  title: string;
  note: string;
}

export function Berth({
  lampColour = "red",
  title,
  note,
  className = "",
  ...rest
}: BerthProps) {
  return (
    <li className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.title}>{title}</p>
      <Lamp id="main-lamp" colour={lampColour} label={note} />
    </li>
  );
}
