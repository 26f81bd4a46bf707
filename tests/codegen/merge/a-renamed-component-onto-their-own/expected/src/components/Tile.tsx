export const Tile = "a roof tile";
