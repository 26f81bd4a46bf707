import { SignUp } from "./pages/SignUp";
import "./tokens.css";
import "./base.css";

export function App() {
  return <SignUp />;
}
