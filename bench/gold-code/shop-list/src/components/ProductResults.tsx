import close from "../assets/close.svg";
import { activeFilters, products } from "../data";
import { FiringPromotion } from "./FiringPromotion";
import { Pagination } from "./Pagination";
import { ProductCard } from "./ProductCard";
import styles from "./ProductResults.module.css";

const productsBeforePromotion = 3;

export function ProductResults() {
  return (
    <section aria-label="Products">
      <div className={styles.summary}>
        <ul className={styles.filters}>
          {activeFilters.map((filter) => (
            <li key={filter}>
              <button type="button" aria-label={`Remove filter ${filter}`}>
                {filter}
                <img src={close} alt="" width={14} height={14} />
              </button>
            </li>
          ))}
        </ul>
        <p>10 of 48</p>
      </div>
      <ul className={styles.products}>
        {products.slice(0, productsBeforePromotion).map((product) => (
          <li key={product.slug}>
            <ProductCard product={product} />
          </li>
        ))}
        <li className={styles.promotion}>
          <FiringPromotion />
        </li>
        {products.slice(productsBeforePromotion).map((product) => (
          <li key={product.slug}>
            <ProductCard product={product} />
          </li>
        ))}
      </ul>
      <Pagination />
    </section>
  );
}
