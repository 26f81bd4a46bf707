export function HarbourFerry({ name }: { name: string }) {
  return <p>{name}</p>;
}
