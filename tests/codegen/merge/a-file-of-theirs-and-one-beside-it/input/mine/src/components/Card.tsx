export const Card = "a playing card";
