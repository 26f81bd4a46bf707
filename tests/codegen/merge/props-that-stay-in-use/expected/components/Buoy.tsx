import type { ComponentProps } from "react";
import styles from "./Buoy.module.css";

export function Buoy({ className = "", ...rest }: ComponentProps<"div">) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <label id="depth" className={styles.field}>Depth</label>
    </div>
  );
}
