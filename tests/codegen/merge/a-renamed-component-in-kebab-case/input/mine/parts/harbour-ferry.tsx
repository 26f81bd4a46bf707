export function HarbourFerry({ name }: { name: string }) {
  return <p title={name}>{name}</p>;
}
