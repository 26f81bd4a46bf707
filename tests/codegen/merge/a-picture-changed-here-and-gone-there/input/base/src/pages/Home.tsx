import hero from "../assets/hero.png";

export function Home() {
  return (
    <main>
      <h1>Bread</h1>
      <img src={hero} alt="" />
    </main>
  );
}
