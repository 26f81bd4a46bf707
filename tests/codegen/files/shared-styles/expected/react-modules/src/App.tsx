import { Woods } from "./pages/Woods";
import "./tokens.css";
import "./base.css";

export function App() {
  return <Woods />;
}
