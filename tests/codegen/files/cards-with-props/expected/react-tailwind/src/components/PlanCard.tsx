import type { ComponentProps } from "react";
import { Button } from "./Button";

export interface PlanCardProps extends ComponentProps<"li"> {
  buttonVariant?: "ghost" | "solid";
  cover: string;
  title: string;
  body: string;
  buttonLabel?: string;
  showBadge?: boolean;
}

export function PlanCard({
  buttonVariant = "solid",
  cover,
  title,
  body,
  buttonLabel = "Choose",
  showBadge = false,
  className = "",
  ...rest
}: PlanCardProps) {
  return (
    <li
      className={`flex flex-col gap-3 grow basis-0 p-6 rounded-2xl bg-white shadow-[0_1px_2px_rgb(0_0_0/0.08)] ${className}`}
      {...rest}
    >
      <img
        className="w-full h-40 object-cover"
        src={cover}
        alt=""
        width="100"
        height="40"
      />
      {showBadge && (
        <p className="text-xs/4 bg-[#fef3c7] py-0.5 px-2 rounded-full">
          Popular
        </p>
      )}
      <h2 className="text-xl/7 font-bold">{title}</h2>
      <p className="text-[#4b5563] text-base/6">{body}</p>
      <Button
        className="self-start"
        variant={buttonVariant}
        label={buttonLabel}
      />
    </li>
  );
}
