export function Home() {
  return (
    <main>
      <h1>Bread</h1>
      <p>Every morning</p>
    </main>
  );
}
