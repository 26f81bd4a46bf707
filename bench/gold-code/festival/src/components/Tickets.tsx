import { tickets } from "../data";
import { TicketCard } from "./TicketCard";
import styles from "./Tickets.module.css";

export function Tickets() {
  return (
    <section className={styles.tickets} id="tickets">
      <div className="container">
        <header className={styles.intro}>
          <h2>TICKETS</h2>
          <p>
            The island holds 4,000 people. When they are here, the ferry stops.
          </p>
        </header>
        <ul className={styles.grid}>
          {tickets.map((ticket) => (
            <li key={ticket.name}>
              <TicketCard ticket={ticket} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
