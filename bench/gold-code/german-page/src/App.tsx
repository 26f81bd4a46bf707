import "./global.css";
import { Benefits } from "./components/Benefits";
import { Contact } from "./components/Contact";
import { Events } from "./components/Events";
import { Hero } from "./components/Hero";
import { Juices } from "./components/Juices";
import { Prices } from "./components/Prices";
import { Pressing } from "./components/Pressing";
import { SiteFooter } from "./components/SiteFooter";
import { SiteHeader } from "./components/SiteHeader";

export function App() {
  return (
    <div lang="de">
      <SiteHeader />
      <main>
        <Hero />
        <Benefits />
        <Juices />
        <Pressing />
        <Prices />
        <Events />
        <Contact />
      </main>
      <SiteFooter />
    </div>
  );
}
