import { Card } from "./Card";
import type { Offer } from "./Offers.types";

const offers: Offer[] = [{ text: "Fresh bread, every morning" }];

export function Offers() {
  return (
    <>
      {offers.map((offer) => (
        <Card key={offer.text} offer={offer} />
      ))}
    </>
  );
}
