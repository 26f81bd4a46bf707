import { Button } from "../components/Button";
import { PlanCard, type PlanCardProps } from "../components/PlanCard";
import balconyCover from "../assets/balcony-cover.png";
import plansImage from "../assets/plans-image.jpg";
import styles from "./Plans.module.css";

const links = [
  { label: "Plans", href: "#plans" },
  { label: "Gardens", href: "#gardens" },
  { label: "About us", href: "#about-us" },
];

const planCards: PlanCardProps[] = [
  { cover: balconyCover, title: "Balcony", body: "Six herbs a year." },
  {
    buttonVariant: "ghost",
    cover: plansImage,
    title: "Garden",
    body: "Everything for 40 m².",
    showBadge: true,
  },
  {
    cover: balconyCover,
    title: "Farm",
    body: "Tools, seeds & a visit.",
    buttonLabel: "Talk to us",
  },
];

export function Plans() {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <svg
          className={styles.logo}
          aria-hidden="true"
          viewBox="0 0 24 24"
          fill="currentColor"
        >
          <path d="M4 12L20 4V20Z" />
        </svg>
        <nav>
          <ul className={styles.items}>
            {links.map((link) => (
              <li key={link.label}>
                <a className={styles.link} href={link.href}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button label="Log in" />
      </header>
      <main className={styles.main}>
        <section className={styles.hero}>
          <h1 className={styles.title}>Grow more with less</h1>
          <p className={styles.lead}>
            Seeds, tools and <span className={styles.emphasis}>advice</span> for
            every balcony.{" "}
            <a className={styles.leadLink} href="https://example.com/?a=1&b=2">
              Read on
            </a>
          </p>
        </section>
        <ul className={styles.cards}>
          {planCards.map((planCard) => (
            <PlanCard key={planCard.title} {...planCard} />
          ))}
        </ul>
      </main>
    </div>
  );
}
