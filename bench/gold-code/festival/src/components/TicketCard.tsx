import checkNavy from "../assets/check-navy.svg";
import checkYellow from "../assets/check-yellow.svg";
import cross from "../assets/cross.svg";
import type { Ticket } from "../data";
import { ButtonLink } from "./ButtonLink";
import styles from "./TicketCard.module.css";

interface TicketCardProps {
  ticket: Ticket;
}

export function TicketCard({ ticket }: TicketCardProps) {
  const { name, price, description, benefits, exclusion, badge } = ticket;

  return (
    <article className={`${styles.card} ${badge ? styles.featured : ""}`}>
      <header className={styles.header}>
        <h3>{name}</h3>
        {badge && <p className={styles.badge}>{badge}</p>}
      </header>
      <p className={styles.price}>{price}</p>
      <p className={styles.description}>{description}</p>
      <ul className={styles.benefits}>
        {benefits.map((benefit) => (
          <li key={benefit}>
            <img
              src={badge ? checkNavy : checkYellow}
              alt=""
              width={20}
              height={20}
            />
            {benefit}
          </li>
        ))}
        {exclusion && (
          <li className={styles.exclusion}>
            <img src={cross} alt="" width={20} height={20} />
            {exclusion}
          </li>
        )}
      </ul>
      <ButtonLink
        href={ticket.href}
        variant={badge ? "navy" : "outline"}
        label={ticket.action}
      />
    </article>
  );
}
