import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Packages and fonts ask for their licences to go along with them.
  build: { license: { fileName: "licenses.md" } },
});
