import type { Offer } from "./Offers.types";

export interface CardProps {
  offer: Offer;
}

export function Card({ offer }: CardProps) {
  return <p>{offer.text}</p>;
}
