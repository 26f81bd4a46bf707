import type { ComponentProps } from "react";
import styles from "./Lamp.module.css";

export interface LampProps extends ComponentProps<"span"> {
  colour?: "red" | "green";
  label?: string;
}

export function Lamp({ colour = "red", label = "", ...rest }: LampProps) {
  return (
    <span
      className={`${styles.root} ${styles[colour]}`}
      aria-label={label}
      {...rest}
    />
  );
}
