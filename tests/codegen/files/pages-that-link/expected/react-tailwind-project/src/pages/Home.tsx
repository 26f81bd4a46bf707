export function Home() {
  return (
    <main className="flex flex-col">
      <a className="flex p-2" href="#/pricing-v2">
        <span className="block text-base/6">Pricing</span>
      </a>
      <a className="block text-base/6" href="https://example.com/">
        Elsewhere
      </a>
      <p className="text-base/6">Not a link</p>
      <p className="text-base/6">Nowhere</p>
    </main>
  );
}
