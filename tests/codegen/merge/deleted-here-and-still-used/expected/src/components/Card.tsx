export function Card() {
  return <p>Spelt</p>;
}
