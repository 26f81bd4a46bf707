export function NightBoat({ name }: { name: string }) {
  return <p>{name}</p>;
}
