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
      <img data-node-id="I2:1;8:1 I2:2;8:1 I2:3;8:1"
        className={styles.cover}
        src={cover}
        alt=""
        width="100"
        height="40"
      />
      {showBadge && <p data-node-id="I2:2;8:2" className={styles.badge}>Popular</p>}
      <h2 data-node-id="I2:1;8:3 I2:2;8:3 I2:3;8:3" className={styles.title}>{title}</h2>
      <p data-node-id="I2:1;8:4 I2:2;8:4 I2:3;8:4" className={styles.body}>{body}</p>
      <Button data-node-id="I2:1;8:5 I2:2;8:5 I2:3;8:5"
        className={styles.button}
        variant={buttonVariant}
        label={buttonLabel}
      />
    </li>
  );
}
