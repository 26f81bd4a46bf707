import styles from "./Button.module.css";

interface ButtonProps {
  label: string;
  kind?: "primary" | "plain";
}

export function Button({ label, kind = "plain" }: ButtonProps) {
  return (
    <button
      type="button"
      className={kind === "primary" ? styles.primary : styles.plain}
    >
      {label}
    </button>
  );
}
