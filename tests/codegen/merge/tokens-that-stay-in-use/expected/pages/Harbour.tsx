export function Harbour() {
  return (
    <main className="bg-white">
      <h1 className="text-ink">Morning boats</h1>
      {/* Framewright conflict: the design no longer has what stands below; it stays because you changed it. */}
      <p id="count" className="text-note bg-foam/50">Nine leave before ten.</p>
    </main>
  );
}
