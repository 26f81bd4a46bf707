import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  look?: "ghost" | "solid";
  label: string;
}

export function Button({
  look = "ghost",
  label,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      className={`${styles.root} ${styles[look]} ${className}`}
      type="button"
      {...rest}
    >
      <span className={styles.label}>{label}</span>
    </button>
  );
}
