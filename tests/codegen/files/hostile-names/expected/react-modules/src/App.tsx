import { useSyncExternalStore, type ComponentType } from "react";
import { App2 } from "./pages/App2";
import { App3 } from "./pages/App3";
import { Page } from "./pages/Page";
import "./tokens.css";
import "./base.css";

/** The pages by address; the first is shown where the address names none. */
const pages: Record<string, ComponentType> = {
  "#/app2": App2,
  "#/app3": App3,
  "#/page": Page,
};

export function App() {
  const address = useSyncExternalStore(watchAddress, readAddress);
  const CurrentPage = pages[address] ?? App2;
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
