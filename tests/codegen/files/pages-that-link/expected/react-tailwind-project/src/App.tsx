import { useSyncExternalStore, type ComponentType } from "react";
import { Home } from "./pages/Home";
import { PricingV2 } from "./pages/PricingV2";
import "./index.css";

/** The pages by address; the first is shown where the address names none. */
const pages: Record<string, ComponentType> = {
  "#/home": Home,
  "#/pricing-v2": PricingV2,
};

export function App() {
  const address = useSyncExternalStore(watchAddress, readAddress);
  const CurrentPage = pages[address] ?? Home;
  return <CurrentPage />;
}

function watchAddress(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

let address = "";

/** A link to a part of a page keeps the page: only addresses of pages begin with a slash. */
function readAddress() {
  const hash = window.location.hash;
  if (hash === "" || hash.startsWith("#/")) address = hash;
  return address;
}
