import styles from "./ButtonLink.module.css";

interface ButtonLinkProps {
  href: string;
  variant: "coral" | "navy" | "outline";
  label: string;
}

export function ButtonLink({ href, variant, label }: ButtonLinkProps) {
  return (
    <a href={href} className={`${styles.button} ${styles[variant]}`}>
      {label}
    </a>
  );
}
