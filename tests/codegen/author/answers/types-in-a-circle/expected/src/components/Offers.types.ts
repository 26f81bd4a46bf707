export interface Price {
  amount: number;
}

export interface Offer {
  text: string;
  price?: Price;
}
