import styles from './first-run.module.css';

/** Shown on the first run: three lines and one example. */
export function FirstRun() {
  return (
    <div class={styles.first}>
      <h2>Turn frames into code</h2>
      <ol class={styles.lines}>
        <li>Select a frame: its code appears here, with a live preview beside Figma’s render.</li>
        <li>Choose React or HTML. The downloaded project installs, builds and runs without changes.</li>
        <li>Everything runs on this computer. Free, no key, no network.</li>
      </ol>
      <figure class={styles.example} aria-label="An example: a card becomes a component">
        <div class={styles.card} aria-hidden="true">
          <span class={styles.picture} />
          <strong>Harbour walk</strong>
          <span>2 h, easy</span>
        </div>
        <pre class={styles.code} aria-hidden="true">{`<TourCard
  title="Harbour walk"
  detail="2 h, easy"
/>`}</pre>
      </figure>
    </div>
  );
}
