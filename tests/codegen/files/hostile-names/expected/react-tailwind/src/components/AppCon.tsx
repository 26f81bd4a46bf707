import type { ComponentProps } from "react";

export function AppCon({ className = "", ...rest }: ComponentProps<"div">) {
  return (
    <div className={`flex ${className}`} {...rest}>
      <p className="text-base/6">x</p>
    </div>
  );
}
