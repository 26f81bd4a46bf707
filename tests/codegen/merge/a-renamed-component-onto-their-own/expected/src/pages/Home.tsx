import { Tile } from "../components/Tile";

export function Home() {
  return (
    <main>
      <h1>Bread</h1>
      <Tile />
    </main>
  );
}
