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
      <span data-node-id="I1:8;9:2 I2:1;8:5;9:2 I2:2;8:5;9:2 I2:3;8:5;9:2" className={styles.label}>{label}</span>
    </button>
  );
}
