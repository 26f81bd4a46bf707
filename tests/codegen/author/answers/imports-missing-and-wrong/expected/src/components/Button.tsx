import { useState, type ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps {
  label: string;
  kind?: "primary" | "plain";
  children?: ReactNode;
}

export function Button({ label, kind = "plain", children }: ButtonProps) {
  const [pressed, setPressed] = useState(false);
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => setPressed(!pressed)}
      className={styles[kind]}
    >
      {label}
      {children}
    </button>
  );
}
