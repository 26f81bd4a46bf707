import styles from "./Button.module.css";

export function Button({
  label,
  kind = "plain",
}: {
  label: string;
  kind?: "primary" | "plain";
}) {
  return (
    <a href="#order" className={styles[kind]}>
      {label}
    </a>
  );
}
