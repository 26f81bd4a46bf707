import styles from "./ArrowLink.module.css";

interface ArrowLinkProps {
  href: string;
  label: string;
  description?: string;
}

export function ArrowLink({ href, label, description }: ArrowLinkProps) {
  return (
    <a href={href} className={styles.link} aria-label={description}>
      {label}
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d="M3 9h12M9.75 3.75 15 9l-5.25 5.25" />
      </svg>
    </a>
  );
}
