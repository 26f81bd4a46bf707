import flame from "../assets/flame-small.svg";
import house from "../assets/house.jpg";
import play from "../assets/play.svg";
import { customerPhotos } from "../data";
import { ButtonLink } from "./ButtonLink";
import styles from "./Hero.module.css";

export function Hero() {
  return (
    <section className={styles.hero}>
      <div className={`container ${styles.content}`}>
        <div>
          <h1 className={styles.title}>
            Warm rooms,
            <br />
            lower bills,
            <br />
            <em>no more gas.</em>
          </h1>
          <p className={styles.lead}>
            We fit heat pumps, insulation and solar in houses that were built
            long before any of it existed. One team, one price, one warm winter.
          </p>
          <div className={styles.actions}>
            <ButtonLink href="/visit" variant="orange" size="large">
              Book a home visit
            </ButtonLink>
            <ButtonLink href="#process" variant="outline" size="large">
              <img src={play} alt="" width={20} height={20} />
              See how it works
            </ButtonLink>
          </div>
          <div className={styles.proof}>
            <div className={styles.photos}>
              {customerPhotos.map((photo) => (
                <img key={photo} src={photo} alt="" />
              ))}
            </div>
            <p>
              <strong>1,240 houses</strong>
              <br />
              warmed since 2014
            </p>
          </div>
        </div>
        <div className={styles.picture}>
          <img
            className={styles.house}
            src={house}
            alt="Brick house with solar panels and a heat pump at dusk"
          />
          <p className={styles.saving}>
            <span className={styles.icon}>
              <img src={flame} alt="" width={24} height={24} />
            </span>
            <span>
              <strong>−64 %</strong>
              <br />
              average heating bill
            </span>
          </p>
        </div>
      </div>
    </section>
  );
}
