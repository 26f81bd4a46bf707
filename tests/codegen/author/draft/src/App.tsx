import { Home } from "./pages/Home";
import "./tokens.css";

export function App() {
  return <Home />;
}
