import type { ComponentProps } from "react";

export interface AppFragmentProps extends ComponentProps<"div"> {
  keyText: string;
  toStringText: string;
  look: string;
}

export function AppFragment({
  keyText,
  toStringText,
  look,
  className = "",
  ...rest
}: AppFragmentProps) {
  return (
    <div className={`flex ${className}`} {...rest}>
      <p className="text-base/6">{keyText}</p>
      <p className="text-base/6">{toStringText}</p>
      <p className="text-base/6 whitespace-pre-line">{look}</p>
    </div>
  );
}
