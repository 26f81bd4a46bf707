export function Harbour() {
  return (
    <main className="bg-white">
      <h1 className="text-ink">Morning boats</h1>
    </main>
  );
}
