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
    <div data-node-id="1:1" className={styles.page}>
      <header data-node-id="1:2" className={styles.header}>
        <svg data-node-id="1:3"
          className={styles.logo}
          aria-hidden="true"
          viewBox="0 0 24 24"
          fill="currentColor"
        >
          <path d="M4 12L20 4V20Z" />
        </svg>
        <nav>
          <ul data-node-id="1:4" className={styles.items}>
            {links.map((link) => (
              <li key={link.label}>
                <a data-node-id={["1:5", "1:6", "1:7"][links.indexOf(link)]} className={styles.link} href={link.href}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button data-node-id="1:8" label="Log in" />
      </header>
      <main className={styles.main}>
        <section data-node-id="1:9" className={styles.hero}>
          <h1 data-node-id="1:10" className={styles.title}>Grow more with less</h1>
          <p data-node-id="1:11" className={styles.lead}>
            Seeds, tools and <span className={styles.emphasis}>advice</span> for
            every balcony.{" "}
            <a className={styles.leadLink} href="https://example.com/?a=1&b=2">
              Read on
            </a>
          </p>
        </section>
        <ul data-node-id="1:12" className={styles.cards}>
          {planCards.map((planCard) => (
            <PlanCard data-node-id={["2:1", "2:2", "2:3"][planCards.indexOf(planCard)]} key={planCard.title} {...planCard} />
          ))}
        </ul>
      </main>
    </div>
  );
}
