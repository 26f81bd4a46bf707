import chevron from "../assets/chevron.svg";
import { FieldLabel } from "./FieldLabel";
import styles from "./fields.module.css";

interface SelectFieldProps {
  label: string;
  name: string;
  options?: string[];
  placeholder?: string;
  required?: boolean;
  optional?: boolean;
}

export function SelectField({
  label,
  name,
  options = [],
  placeholder,
  required,
  optional,
}: SelectFieldProps) {
  return (
    <div className={styles.field}>
      <FieldLabel
        htmlFor={name}
        label={label}
        required={required}
        optional={optional}
      />
      <div className={styles.select}>
        <select
          className={styles.control}
          id={name}
          name={name}
          required={required}
        >
          {placeholder && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
        <img src={chevron} alt="" width={20} height={20} />
      </div>
    </div>
  );
}
