import type { ReactNode } from "react";
import styles from "./Choice.module.css";

interface ChoiceProps {
  type: "radio" | "checkbox";
  name: string;
  value?: string;
  defaultChecked?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  children: ReactNode;
}

export function Choice({ invalid, children, ...input }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input {...input} aria-invalid={invalid} />
      <span>{children}</span>
    </label>
  );
}
