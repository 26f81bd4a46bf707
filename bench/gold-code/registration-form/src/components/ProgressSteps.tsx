import { steps } from "../data";
import styles from "./ProgressSteps.module.css";

interface ProgressStepsProps {
  current: string;
}

export function ProgressSteps({ current }: ProgressStepsProps) {
  return (
    <ol className={styles.steps} aria-label="Progress">
      {steps.map((step, index) => (
        <li key={step} aria-current={step === current ? "step" : undefined}>
          <span className={styles.number}>{index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
