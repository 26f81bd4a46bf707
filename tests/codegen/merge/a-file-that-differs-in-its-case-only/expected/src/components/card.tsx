export const card = "a playing card";
