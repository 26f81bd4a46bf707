import { Plans } from "./pages/Plans";
import "./tokens.css";
import "./base.css";

export function App() {
  return <Plans />;
}
