import { Button } from "../components/Button";
import { PlanCard, type PlanCardProps } from "../components/PlanCard";
import balconyCover from "../assets/balcony-cover.png";
import plansImage from "../assets/plans-image.jpg";
import "./Plans.css";

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
    <div className="plans__page">
      <header className="plans__header">
        <svg
          className="plans__logo"
          aria-hidden="true"
          viewBox="0 0 24 24"
          fill="currentColor"
        >
          <path d="M4 12L20 4V20Z" />
        </svg>
        <nav>
          <ul className="plans__items">
            {links.map((link) => (
              <li key={link.label}>
                <a className="plans__link" href={link.href}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button label="Log in" />
      </header>
      <main className="plans__main">
        <section className="plans__hero">
          <h1 className="plans__title">Grow more with less</h1>
          <p className="plans__lead">
            Seeds, tools and <span className="plans__emphasis">advice</span> for
            every balcony.{" "}
            <a className="plans__lead-link" href="https://example.com/?a=1&b=2">
              Read on
            </a>
          </p>
        </section>
        <ul className="plans__cards">
          {planCards.map((planCard) => (
            <PlanCard key={planCard.title} {...planCard} />
          ))}
        </ul>
      </main>
    </div>
  );
}
