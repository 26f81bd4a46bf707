import { JobCard } from "./components/JobCard";
import { SearchForm } from "./components/SearchForm";
import { destinations, jobs } from "./data";
import styles from "./App.module.css";

export default function App() {
  return (
    <>
      <header className={styles.header}>
        <nav aria-label="Main">
          {destinations.map(({ label, href }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </nav>
        <button type="button" aria-label="Menu" onClick={() => {}}>
          <svg viewBox="0 0 8 8">
            <path d="M0 0h8" />
          </svg>
        </button>
      </header>
      <main>
        <h1>Work near you</h1>
        <SearchForm onSearch={() => {}} />
        <section className={styles.jobs}>
          <h2>New today</h2>
          <ul className={styles.jobList}>
            {jobs.map((job) => (
              <JobCard key={job.title} job={job} />
            ))}
          </ul>
        </section>
        <section>
          <h2>Wages</h2>
          <table className={styles.wages}>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.title} className={styles.row}>
                  <td>{job.title}</td>
                  <td>{job.wage}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </main>
      <footer>
        <a href="mailto:hello@work.example">hello@work.example</a>
      </footer>
    </>
  );
}
