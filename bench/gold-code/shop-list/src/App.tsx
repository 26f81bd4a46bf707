import "./global.css";
import styles from "./App.module.css";
import { CategoryHeader } from "./components/CategoryHeader";
import { Filters } from "./components/Filters";
import { Newsletter } from "./components/Newsletter";
import { ProductResults } from "./components/ProductResults";
import { SiteFooter } from "./components/SiteFooter";
import { SiteHeader } from "./components/SiteHeader";

export function App() {
  return (
    <>
      <SiteHeader />
      <main>
        <div className="container">
          <CategoryHeader />
          <div className={styles.layout}>
            <Filters />
            <ProductResults />
          </div>
        </div>
        <Newsletter />
      </main>
      <SiteFooter />
    </>
  );
}
