import type { ReactNode } from "react";
import styles from "./ButtonLink.module.css";

interface ButtonLinkProps {
  href: string;
  variant: "orange" | "outline" | "green" | "white";
  size?: "medium" | "large";
  children: ReactNode;
}

export function ButtonLink({
  href,
  variant,
  size = "medium",
  children,
}: ButtonLinkProps) {
  return (
    <a
      href={href}
      className={`${styles.button} ${styles[variant]} ${styles[size]}`}
    >
      {children}
    </a>
  );
}
