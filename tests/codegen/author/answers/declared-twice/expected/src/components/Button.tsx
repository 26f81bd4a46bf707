import styles from "./Button.module.css";

type ButtonKind = "primary" | "plain";

interface ButtonProps {
  label: string;
  kind?: ButtonKind;
}

const classes = { primary: styles.primary, plain: styles.plain };

export function Button({ label, kind = "plain" }: ButtonProps) {
  return (
    <button type="button" className={classes[kind]}>
      {label}
    </button>
  );
}
