import "./global.css";
import { About } from "./components/About";
import { Hero } from "./components/Hero";
import { Programme } from "./components/Programme";
import { Questions } from "./components/Questions";
import { SiteFooter } from "./components/SiteFooter";
import { SiteHeader } from "./components/SiteHeader";
import { Speakers } from "./components/Speakers";
import { Tickets } from "./components/Tickets";

export function App() {
  return (
    <>
      <SiteHeader />
      <main>
        <Hero />
        <About />
        <Programme />
        <Speakers />
        <Tickets />
        <Questions />
      </main>
      <SiteFooter />
    </>
  );
}
