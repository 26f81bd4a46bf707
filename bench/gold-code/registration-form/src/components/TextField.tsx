import type { ComponentProps } from "react";
import { FieldError } from "./FieldError";
import { FieldLabel } from "./FieldLabel";
import styles from "./fields.module.css";

interface TextFieldProps extends ComponentProps<"input"> {
  label: string;
  name: string;
  optional?: boolean;
  error?: string;
}

export function TextField({
  label,
  name,
  optional,
  error,
  ...input
}: TextFieldProps) {
  const errorId = `${name}-error`;

  return (
    <div className={styles.field}>
      <FieldLabel
        htmlFor={name}
        label={label}
        required={input.required}
        optional={optional}
      />
      <input
        {...input}
        className={styles.control}
        id={name}
        name={name}
        aria-invalid={Boolean(error)}
        aria-describedby={error && errorId}
      />
      {error && <FieldError id={errorId} message={error} />}
    </div>
  );
}
