import type { ComponentProps } from "react";

export interface AppObjectProps extends ComponentProps<"div"> {
  content: string;
}

export function AppObject({
  content,
  className = "",
  ...rest
}: AppObjectProps) {
  return (
    <div className={`flex ${className}`} {...rest}>
      <p className="text-base/6">{content}</p>
    </div>
  );
}
