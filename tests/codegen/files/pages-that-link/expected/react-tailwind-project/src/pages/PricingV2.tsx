export function PricingV2() {
  return (
    <main className="flex">
      <a className="block text-[#111827] font-inter text-base/6" href="#/home">
        Back
      </a>
    </main>
  );
}
