export function NightBoat({ name }: { name: string }) {
  return <p title={name}>{name}</p>;
}
