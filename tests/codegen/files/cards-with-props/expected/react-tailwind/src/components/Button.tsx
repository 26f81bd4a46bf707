import type { ComponentProps } from "react";

const rootClasses = { ghost: "border border-brand", solid: "bg-brand" };

const labelClasses = { ghost: "text-brand", solid: "text-white" };

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
      className={`flex items-center py-2.5 px-4 rounded-lg ${rootClasses[variant]} ${className}`}
      type="button"
      {...rest}
    >
      <span
        className={`block text-sm/5 font-semibold ${labelClasses[variant]}`}
      >
        {label}
      </span>
    </button>
  );
}
