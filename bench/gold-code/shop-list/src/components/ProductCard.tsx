import { useState } from "react";
import heartActive from "../assets/heart-active.svg";
import heart from "../assets/heart.svg";
import type { Product } from "../data";
import styles from "./ProductCard.module.css";

interface ProductCardProps {
  product: Product;
}

export function ProductCard({ product }: ProductCardProps) {
  const { slug, name, maker, price, oldPrice, image, badge, stockNote } =
    product;
  const [favourite, setFavourite] = useState(product.favourite ?? false);

  return (
    <article className={product.soldOut ? styles.soldOut : undefined}>
      <div className={styles.media}>
        <img className={styles.photo} src={image} alt="" />
        {badge && (
          <p className={`${styles.badge} ${oldPrice ? styles.discount : ""}`}>
            {badge}
          </p>
        )}
        {product.soldOut && <p className={styles.soldOutBadge}>Sold out</p>}
        <button
          type="button"
          className={styles.favourite}
          aria-label={`Save ${name}`}
          aria-pressed={favourite}
          onClick={() => setFavourite(!favourite)}
        >
          <img
            src={favourite ? heartActive : heart}
            alt=""
            width={20}
            height={20}
          />
        </button>
      </div>
      <h2 className={styles.name}>
        <a href={`/shop/${slug}`}>{name}</a>
      </h2>
      <p className={styles.maker}>by {maker}</p>
      <p className={styles.prices}>
        <span className={oldPrice ? styles.reduced : undefined}>€ {price}</span>
        {oldPrice && <s>€ {oldPrice}</s>}
        {stockNote && <span className={styles.stockNote}>{stockNote}</span>}
      </p>
    </article>
  );
}
