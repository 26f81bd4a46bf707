import { Card } from "../components/Card";

export function Home() {
  return (
    <main>
      <h1>Bread</h1>
      <Card />
    </main>
  );
}
