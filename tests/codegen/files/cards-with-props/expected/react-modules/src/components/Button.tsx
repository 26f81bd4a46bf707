import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: "ghost" | "solid";
  label: string;
}

export function Button({
  variant = "ghost",
  label,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      className={`${styles.root} ${styles[variant]} ${className}`}
      type="button"
      {...rest}
    >
      <span className={styles.label}>{label}</span>
    </button>
  );
}
