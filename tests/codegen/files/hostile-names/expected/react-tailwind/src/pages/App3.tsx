export function App3() {
  return (
    <main className="flex">
      <p className="text-base/6">second</p>
      <p className="text-[1.0625rem]/6.5">third</p>
      <p className="text-lg/6.75">fourth</p>
    </main>
  );
}
