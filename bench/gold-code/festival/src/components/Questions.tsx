import { questions } from "../data";
import styles from "./Questions.module.css";

export function Questions() {
  return (
    <section className={`container ${styles.questions}`} id="questions">
      <header className={styles.intro}>
        <h2>
          GOOD
          <br />
          QUESTIONS
        </h2>
        <p>
          Not answered here? Write to
          <br />
          <a href="mailto:ahoy@lowtide.example" className="text-link">
            ahoy@lowtide.example
          </a>
        </p>
      </header>
      <div>
        {questions.map(({ question, answer }, index) => (
          <details
            key={question}
            className={styles.question}
            name="questions"
            open={index === 0}
          >
            <summary>{question}</summary>
            {answer && <p>{answer}</p>}
          </details>
        ))}
      </div>
    </section>
  );
}
