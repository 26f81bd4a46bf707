import styles from "./Button.module.css";

export function Button({
  label,
  kind = "plain",
}: {
  label: string;
  kind?: "primary" | "plain";
}) {
  return <a className={styles[kind]}>{label}</a>;
}
