import type { ComponentProps } from "react";
import { Button } from "./Button";
import styles from "./PlanCard.module.css";

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
    <li className={`${styles.root} ${className}`} {...rest}>
      <img
        className={styles.cover}
        src={cover}
        alt=""
        width="100"
        height="40"
      />
      {showBadge && <p className={styles.badge}>Popular</p>}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.body}>{body}</p>
      <Button
        className={styles.button}
        variant={buttonVariant}
        label={buttonLabel}
      />
    </li>
  );
}
