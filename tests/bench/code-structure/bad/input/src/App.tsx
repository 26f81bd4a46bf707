import { Page } from "./Page";

export function App() {
  return <Page />;
}
