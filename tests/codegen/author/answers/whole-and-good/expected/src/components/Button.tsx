import styles from "./Button.module.css";

interface ButtonProps {
  label: string;
  kind?: "primary" | "plain";
}

/** What leads a visitor on. */
export function Button({ label, kind = "plain" }: ButtonProps) {
  return (
    <button type="button" className={styles[kind]}>
      {label}
    </button>
  );
}
