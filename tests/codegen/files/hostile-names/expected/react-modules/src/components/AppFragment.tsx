import type { ComponentProps } from "react";
import styles from "./AppFragment.module.css";

export interface AppFragmentProps extends ComponentProps<"div"> {
  keyText: string;
  toStringText: string;
  look: string;
}

export function AppFragment({
  keyText,
  toStringText,
  look,
  className = "",
  ...rest
}: AppFragmentProps) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.key}>{keyText}</p>
      <p className={styles.toString2}>{toStringText}</p>
      <p className={styles.style}>{look}</p>
    </div>
  );
}
