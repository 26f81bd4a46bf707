export function Tile() {
  return <p>Rye</p>;
}
