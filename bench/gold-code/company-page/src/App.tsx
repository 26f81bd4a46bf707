import "./global.css";
import { Estimate } from "./components/Estimate";
import { Hero } from "./components/Hero";
import { Partners } from "./components/Partners";
import { Process } from "./components/Process";
import { Services } from "./components/Services";
import { SiteFooter } from "./components/SiteFooter";
import { SiteHeader } from "./components/SiteHeader";
import { Stats } from "./components/Stats";
import { Testimonials } from "./components/Testimonials";

export function App() {
  return (
    <>
      <SiteHeader />
      <main>
        <Hero />
        <Partners />
        <Services />
        <Stats />
        <Process />
        <Testimonials />
        <Estimate />
      </main>
      <SiteFooter />
    </>
  );
}
