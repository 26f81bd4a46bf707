import mailIcon from "../assets/mail.svg";
import phoneIcon from "../assets/phone.svg";
import { openingHours, phone } from "../data";
import { AppointmentForm } from "./AppointmentForm";
import styles from "./Contact.module.css";

export function Contact() {
  return (
    <section className={styles.contact} id="kontakt">
      <div className={`container ${styles.content}`}>
        <div className={styles.details}>
          <h2>So finden Sie uns</h2>
          <address className={styles.address}>
            <p>
              <strong>Mosterei Holzapfel</strong>
              <br />
              Osterjork 42
              <br />
              21635 Jork-Borstel
            </p>
            <a href={phone.href}>
              <img src={phoneIcon} alt="" width={22} height={22} />
              {phone.label}
            </a>
            <a href="mailto:hof@holzapfel.example">
              <img src={mailIcon} alt="" width={22} height={22} />
              hof@holzapfel.example
            </a>
          </address>
          <h3>Öffnungszeiten in der Saison</h3>
          <dl className={styles.hours}>
            {openingHours.map(({ days, hours, closed }) => (
              <div key={days}>
                <dt>{days}</dt>
                <dd className={closed ? styles.closed : undefined}>{hours}</dd>
              </div>
            ))}
          </dl>
        </div>
        <AppointmentForm />
      </div>
    </section>
  );
}
