import { services } from "../data";
import { ArrowLink } from "./ArrowLink";
import { ButtonLink } from "./ButtonLink";
import styles from "./Services.module.css";

export function Services() {
  return (
    <section className={`container ${styles.services}`} id="services">
      <header className={styles.intro}>
        <p className={styles.eyebrow}>OUR SERVICES</p>
        <h2>Everything between draught and cosy</h2>
        <p className={styles.lead}>
          Pick one job or let us plan the whole house. Grants and paperwork are
          part of every offer.
        </p>
      </header>
      <ul className={styles.grid}>
        {services.map(({ icon, title, text, href, badge }) => (
          <li key={title} className={styles.card}>
            <div className={styles.cardHeader}>
              <span className={styles.icon}>
                <img src={icon} alt="" width={28} height={28} />
              </span>
              {badge && <span className={styles.badge}>{badge}</span>}
            </div>
            <h3>{title}</h3>
            <p>{text}</p>
            <div className={styles.more}>
              <ArrowLink
                href={href}
                label="Learn more"
                description={`Learn more about ${title}`}
              />
            </div>
          </li>
        ))}
        <li className={`${styles.card} ${styles.advice}`}>
          <h3>
            Not sure where
            <br />
            to start?
          </h3>
          <p>
            An engineer walks through your house for two hours and leaves a plan
            in plain words.
          </p>
          <div className={styles.more}>
            <ButtonLink href="/visit" variant="white">
              Book a home visit
            </ButtonLink>
          </div>
        </li>
      </ul>
    </section>
  );
}
