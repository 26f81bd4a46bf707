import styles from "./Button.module.css";

export interface ButtonProps {
  label: string;
  kind?: "primary" | "plain";
}
export function Button({ label, kind = "plain" }: ButtonProps) {
  return (
    <button type="button" className={styles[kind]}>
      {label}
    </button>
  );
}
