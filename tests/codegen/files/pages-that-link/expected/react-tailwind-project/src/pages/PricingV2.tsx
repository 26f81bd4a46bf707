export function PricingV2() {
  return (
    <main className="flex">
      <a className="block text-base/6" href="#/home">
        Back
      </a>
    </main>
  );
}
