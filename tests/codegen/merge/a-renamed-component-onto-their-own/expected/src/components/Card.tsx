export function Card() {
  return <p id="mine">Rye</p>;
}
