import styles from './skeleton.module.css';

const widths = [42, 64, 56, 72, 48, 60, 36, 68, 52];

/** A placeholder in the shape of code. */
export function Skeleton() {
  return (
    <div class={styles.skeleton} aria-hidden="true">
      {widths.map((width, index) => (
        <span key={index} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
