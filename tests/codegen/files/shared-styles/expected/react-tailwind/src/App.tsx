import { Woods } from "./pages/Woods";
import "./index.css";

export function App() {
  return <Woods />;
}
