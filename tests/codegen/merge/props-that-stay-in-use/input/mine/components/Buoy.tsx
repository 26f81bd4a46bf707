import type { ComponentProps } from "react";
import styles from "./Buoy.module.css";

export interface BuoyProps extends ComponentProps<"div"> {
  label: string;
}

export function Buoy({ label, className = "", ...rest }: BuoyProps) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.text}>{label}</p>
      <label id="depth" className={styles.field}>Depth</label>
    </div>
  );
}
