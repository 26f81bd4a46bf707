import { Plans } from "./pages/Plans";
import "./index.css";

export function App() {
  return <Plans />;
}
