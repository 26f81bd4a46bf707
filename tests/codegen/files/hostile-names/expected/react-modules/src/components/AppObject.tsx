import type { ComponentProps } from "react";
import styles from "./AppObject.module.css";

export interface AppObjectProps extends ComponentProps<"div"> {
  content: string;
}

export function AppObject({
  content,
  className = "",
  ...rest
}: AppObjectProps) {
  return (
    <div className={`${styles.root} ${className}`} {...rest}>
      <p className={styles.children}>{content}</p>
    </div>
  );
}
