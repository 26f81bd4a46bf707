import type { ComponentProps } from "react";
import "./Button.css";

export interface ButtonProps extends ComponentProps<"button"> {
  look?: "ghost" | "solid";
  label: string;
}

export function Button({
  look = "ghost",
  label,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      className={`button__root button--${look} ${className}`}
      type="button"
      {...rest}
    >
      <span className="button__label">{label}</span>
    </button>
  );
}
