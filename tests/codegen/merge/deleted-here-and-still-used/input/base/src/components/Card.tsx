export function Card() {
  return <p>Rye</p>;
}
