export function Harbour() {
  return (
    <main className="bg-white">
      <h1 className="text-ink">Morning boats</h1>
      <p id="count" className="text-note bg-foam/50">Nine leave before ten.</p>
      <p className="text-price text-rust">12.50</p>
    </main>
  );
}
