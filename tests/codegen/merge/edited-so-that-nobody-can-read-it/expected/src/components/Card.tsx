export function Card( {
  return <p>Rye</b>;
