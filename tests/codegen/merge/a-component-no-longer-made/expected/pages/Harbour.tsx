export function Harbour() {
  return <main>Closed</main>;
}
