import next from "../assets/next.svg";
import previous from "../assets/previous.svg";
import styles from "./Pagination.module.css";

const pages = ["1", "2", "3", "…", "5"];
const currentPage = "1";

export function Pagination() {
  return (
    <nav className={styles.pagination} aria-label="Pages">
      <button type="button" aria-label="Previous page" disabled>
        <img src={previous} alt="" width={20} height={20} />
      </button>
      <ol>
        {pages.map((page) => (
          <li key={page}>
            {page === "…" ? (
              <span>{page}</span>
            ) : (
              <a
                href={`?page=${page}`}
                aria-current={page === currentPage ? "page" : undefined}
              >
                {page}
              </a>
            )}
          </li>
        ))}
      </ol>
      <a href="?page=2" aria-label="Next page">
        <img src={next} alt="" width={20} height={20} />
      </a>
    </nav>
  );
}
