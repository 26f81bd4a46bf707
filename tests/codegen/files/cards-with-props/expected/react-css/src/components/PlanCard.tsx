import type { ComponentProps } from "react";
import { Button } from "./Button";
import "./PlanCard.css";

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
    <li className={`plan-card__root ${className}`} {...rest}>
      <img
        className="plan-card__cover"
        src={cover}
        alt=""
        width="100"
        height="40"
      />
      {showBadge && <p className="plan-card__badge">Popular</p>}
      <h2 className="plan-card__title">{title}</h2>
      <p className="plan-card__body">{body}</p>
      <Button
        className="plan-card__button"
        variant={buttonVariant}
        label={buttonLabel}
      />
    </li>
  );
}
