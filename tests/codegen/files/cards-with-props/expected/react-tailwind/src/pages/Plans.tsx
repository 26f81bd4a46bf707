import { Button } from "../components/Button";
import { PlanCard, type PlanCardProps } from "../components/PlanCard";
import balconyCover from "../assets/balcony-cover.png";
import plansImage from "../assets/plans-image.jpg";

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
    <div className="flex flex-col gap-12 min-h-225 pb-16 px-16 [background:url('./assets/plans-image.jpg')_center/cover_no-repeat] bg-[#f9fafb]">
      <header className="flex justify-between items-center py-4">
        <svg
          className="size-6 text-brand"
          aria-hidden="true"
          viewBox="0 0 24 24"
          fill="currentColor"
        >
          <path d="M4 12L20 4V20Z" />
        </svg>
        <nav>
          <ul className="flex gap-6">
            {links.map((link) => (
              <li key={link.label}>
                <a className="block text-base/6" href={link.href}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button label="Log in" />
      </header>
      <main className="flex flex-col gap-12">
        <section className="flex flex-col gap-4 max-w-160">
          <h1 className="text-5xl/14 font-extrabold">Grow more with less</h1>
          <p className="text-lg/7">
            Seeds, tools and <span className="font-semibold">advice</span> for
            every balcony.{" "}
            <a className="underline" href="https://example.com/?a=1&b=2">
              Read on
            </a>
          </p>
        </section>
        <ul className="flex gap-6">
          {planCards.map((planCard) => (
            <PlanCard key={planCard.title} {...planCard} />
          ))}
        </ul>
      </main>
    </div>
  );
}
