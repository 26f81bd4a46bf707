import { type CSSProperties, useState } from "react";
import styles from "./PriceFilter.module.css";

const limit = 145;

export function PriceFilter() {
  const [lowest, setLowest] = useState(18);
  const [highest, setHighest] = useState(120);
  const range = {
    "--from": `${(lowest / limit) * 100}%`,
    "--to": `${(highest / limit) * 100}%`,
  } as CSSProperties;

  return (
    <fieldset>
      <legend>Price</legend>
      <div className={styles.slider} style={range}>
        <input
          type="range"
          name="lowest-price"
          aria-label="Lowest price"
          max={limit}
          value={lowest}
          onChange={(event) =>
            setLowest(Math.min(event.target.valueAsNumber, highest))
          }
        />
        <input
          type="range"
          name="highest-price"
          aria-label="Highest price"
          max={limit}
          value={highest}
          onChange={(event) =>
            setHighest(Math.max(event.target.valueAsNumber, lowest))
          }
        />
      </div>
      <div className={styles.prices}>
        <output>€ {lowest}</output>–<output>€ {highest}</output>
      </div>
    </fieldset>
  );
}
