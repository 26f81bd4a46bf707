import type { ComponentProps } from "react";

export interface Object2Props extends ComponentProps<"div"> {
  content: string;
}

export function Object2({ content, className = "", ...rest }: Object2Props) {
  return (
    <div className={`flex ${className}`} {...rest}>
      <p className="text-base/6">{content}</p>
    </div>
  );
}
