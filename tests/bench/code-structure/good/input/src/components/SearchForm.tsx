import { useState, type FormEvent } from "react";
import styles from "./SearchForm.module.css";

export function SearchForm({ onSearch }: { onSearch: (words: string) => void }) {
  const [words, setWords] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(words);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="words">What</label>
      <input
        id="words"
        placeholder="Job or company"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="submit">Search</button>
    </form>
  );
}
