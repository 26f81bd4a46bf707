import { Ferry } from "@/components/Ferry";

export const boats = [<Ferry key="a" name="Own" time="9:00" />];
