import type { ComponentProps } from "react";

export interface Fragment2Props extends ComponentProps<"div"> {
  keyText: string;
  toStringText: string;
  look: string;
}

export function Fragment2({
  keyText,
  toStringText,
  look,
  className = "",
  ...rest
}: Fragment2Props) {
  return (
    <div className={`flex ${className}`} {...rest}>
      <p className="text-base/6">{keyText}</p>
      <p className="text-base/6">{toStringText}</p>
      <p className="text-base/6 whitespace-pre-line">{look}</p>
    </div>
  );
}
