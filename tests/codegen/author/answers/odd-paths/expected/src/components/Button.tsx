import styles from "./Button.module.css";

export function Button({
  label,
  kind = "plain",
}: {
  label: string;
  kind?: "primary" | "plain";
}) {
  return (
    <button type="button" className={styles[kind]}>
      {label}
    </button>
  );
}
