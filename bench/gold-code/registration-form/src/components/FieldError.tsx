import errorIcon from "../assets/error.svg";
import styles from "./fields.module.css";

interface FieldErrorProps {
  id: string;
  message: string;
}

export function FieldError({ id, message }: FieldErrorProps) {
  return (
    <p id={id} className={styles.error}>
      <img src={errorIcon} alt="" width={16} height={16} />
      {message}
    </p>
  );
}
