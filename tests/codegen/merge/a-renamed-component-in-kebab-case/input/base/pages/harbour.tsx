import { HarbourFerry } from "@/parts/harbour-ferry";

export function Harbour() {
  return <HarbourFerry name="Otter" />;
}
