import type { ReactNode } from "react";
import styles from "./Lead.module.css";

interface LeadProps {
  children: ReactNode;
}

export function Lead({ children }: LeadProps) {
  return <p className={styles.lead}>{children}</p>;
}
