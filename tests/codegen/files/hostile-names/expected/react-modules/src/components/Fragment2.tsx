import type { ComponentProps } from "react";
import styles from "./Fragment2.module.css";

export interface Fragment2Props extends ComponentProps<"div"> {
  keyText: string;
  toStringText: string;
  look: string;
}

export function Fragment2({
  keyText,
  toStringText,
  look,
  className = "",
  ...rest
}: Fragment2Props) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.key}>{keyText}</p>
      <p className={styles.toString2}>{toStringText}</p>
      <p className={styles.style}>{look}</p>
    </div>
  );
}
