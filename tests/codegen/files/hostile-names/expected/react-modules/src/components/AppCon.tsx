import type { ComponentProps } from "react";
import styles from "./AppCon.module.css";

export function AppCon({ className = "", ...rest }: ComponentProps<"div">) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.xText}>x</p>
    </div>
  );
}
