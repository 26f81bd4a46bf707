import { useState } from "react";
import star from "../assets/star.svg";
import { testimonials, type Testimonial } from "../data";
import styles from "./Testimonials.module.css";

const pages = [1, 2, 3];

function TestimonialCard({ quote, name, house, photo }: Testimonial) {
  return (
    <figure className={styles.card}>
      <div className={styles.stars} role="img" aria-label="5 of 5 stars">
        {[1, 2, 3, 4, 5].map((position) => (
          <img key={position} src={star} alt="" width={20} height={20} />
        ))}
      </div>
      <blockquote>{quote}</blockquote>
      <figcaption className={styles.author}>
        {photo ? (
          <img className={styles.avatar} src={photo} alt="" />
        ) : (
          <span className={styles.avatar} aria-hidden="true">
            {name.replace(/[^A-Z]/g, "")}
          </span>
        )}
        <span>
          <strong>{name}</strong>
          <br />
          {house}
        </span>
      </figcaption>
    </figure>
  );
}

export function Testimonials() {
  const [currentPage, setCurrentPage] = useState(1);

  return (
    <section className={styles.testimonials}>
      <div className="container">
        <header className={styles.intro}>
          <h2>Neighbours talk</h2>
          <p>4.9 of 5 from 318 reviews</p>
        </header>
        <ul className={styles.grid}>
          {testimonials.map((testimonial) => (
            <li key={testimonial.name}>
              <TestimonialCard {...testimonial} />
            </li>
          ))}
        </ul>
        <div className={styles.dots}>
          {pages.map((page) => (
            <button
              key={page}
              type="button"
              aria-label={`Page ${page}`}
              aria-current={page === currentPage}
              onClick={() => setCurrentPage(page)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
