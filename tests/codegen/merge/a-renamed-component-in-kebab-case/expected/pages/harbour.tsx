import { NightBoat } from "@/parts/night-boat";

export function Harbour() {
  return <NightBoat name="Otter" />;
}
