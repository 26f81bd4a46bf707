import type { Job } from "../data";
import styles from "./JobCard.module.css";

interface JobCardProps {
  job: Job;
  tone?: "plain" | "highlighted";
}

export function JobCard({ job, tone = "plain" }: JobCardProps) {
  return (
    <li className={`${styles.card} ${styles[tone]}`}>
      <h3>{job.title}</h3>
      <p className={styles.company}>{job.company}</p>
      {job.isNew && <p className={styles.badge}>New</p>}
      <a className={styles.apply} href={`/apply?job=${job.title}`}>
        Apply
      </a>
    </li>
  );
}
