import type { ComponentProps } from "react";
import styles from "./Ferry.module.css";

interface FerryProps extends ComponentProps<"div"> {
  variant?: "default" | "late";
  name: string;
  time: string;
}

export function Ferry({
  variant = "default",
  name,
  time,
  className = "",
  ...rest
}: FerryProps) {
  return (
    <div className={`${styles.root} ${styles[variant]} ${className}`} {...rest}>
      <p className={styles.name}>{name}</p>
      <p className={styles.time}>{time}</p>
    </div>
  );
}
