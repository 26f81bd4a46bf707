import type { ComponentProps } from "react";
import styles from "./Berth.module.css";

export interface BerthProps extends ComponentProps<"li"> {
  title: string;
}

export function Berth({ title, className = "", ...rest }: BerthProps) {
  return (
    <li className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.title}>{title}</p>
    </li>
  );
}
