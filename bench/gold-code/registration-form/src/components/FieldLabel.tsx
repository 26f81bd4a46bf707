import styles from "./fields.module.css";

interface FieldLabelProps {
  htmlFor: string;
  label: string;
  required?: boolean;
  optional?: boolean;
}

export function FieldLabel({
  htmlFor,
  label,
  required,
  optional,
}: FieldLabelProps) {
  return (
    <label className={styles.label} htmlFor={htmlFor}>
      {label}
      {required && <span className={styles.required}> *</span>}
      {optional && <span className={styles.optional}> (optional)</span>}
    </label>
  );
}
