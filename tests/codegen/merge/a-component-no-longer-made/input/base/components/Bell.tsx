export function Bell() {
  return <span>Bell</span>;
}
