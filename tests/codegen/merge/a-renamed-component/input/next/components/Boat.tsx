import type { ComponentProps } from "react";
import styles from "./Boat.module.css";

interface BoatProps extends ComponentProps<"div"> {
  variant?: "default" | "late";
  name: string;
  time: string;
}

export function Boat({
  variant = "default",
  name,
  time,
  className = "",
  ...rest
}: BoatProps) {
  return (
    <div className={`${styles.root} ${styles[variant]} ${className}`} {...rest}>
      <p className={styles.name}>{name}</p>
      <p className={styles.time}>{time}</p>
    </div>
  );
}
