export function App3() {
  return (
    <main className="flex">
      <p className="text-[#111827] text-base/6">second</p>
      <p className="text-[#111827] text-[17px]/6.5">third</p>
      <p className="text-[#111827] text-lg/6.75">fourth</p>
    </main>
  );
}
