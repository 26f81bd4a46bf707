export function Woods() {
  return (
    <main>
      <p className="text-text-strong text-strong-type [font-feature-settings:'tnum']">
        Oak
      </p>
      <p className="text-body-small">
        Grows for{" "}
        <span className="font-inter text-base/6 font-semibold">ages</span>
      </p>
      <p className="text-[1.3125rem]/7.5">A style that no other text has.</p>
      <div className="w-10 shadow-card" />
      <div className="w-10 shadow-[0_9px_9px_#000000]" />
    </main>
  );
}
