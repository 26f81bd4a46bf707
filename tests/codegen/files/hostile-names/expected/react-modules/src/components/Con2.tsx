import type { ComponentProps } from "react";
import styles from "./Con2.module.css";

export function Con2({ className = "", ...rest }: ComponentProps<"div">) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.xText}>x</p>
    </div>
  );
}
