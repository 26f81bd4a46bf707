import type { ComponentProps } from "react";
import "./Button.css";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: "ghost" | "solid";
  label: string;
}

export function Button({
  variant = "ghost",
  label,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      className={`button__root button--${variant} ${className}`}
      type="button"
      {...rest}
    >
      <span className="button__label">{label}</span>
    </button>
  );
}
