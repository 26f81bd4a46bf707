import type { ComponentProps } from "react";
import styles from "./Object2.module.css";

export interface Object2Props extends ComponentProps<"div"> {
  content: string;
}

export function Object2({ content, className = "", ...rest }: Object2Props) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.children}>{content}</p>
    </div>
  );
}
