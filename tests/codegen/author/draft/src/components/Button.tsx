import styles from "./Button.module.css";

interface ButtonProps {
  label: string;
  kind?: "primary" | "plain";
}

export function Button({ label, kind = "plain" }: ButtonProps) {
  return <div className={kind === "primary" ? styles.primary : styles.plain}>{label}</div>;
}
