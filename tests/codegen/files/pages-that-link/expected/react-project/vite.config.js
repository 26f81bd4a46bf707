import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const licenses = ["inter-ui/LICENSE.txt"];

/** Fonts ask for their licences to go along with them. */
const fontLicenses = {
  name: "font-licenses",
  generateBundle() {
    const read = (file) => readFileSync(`node_modules/${file}`, "utf8");
    const source = licenses.map(read).join("\n\n");
    this.emitFile({ type: "asset", fileName: "font-licenses.md", source });
  },
};

export default defineConfig({
  plugins: [react(), fontLicenses],
  // Packages and fonts ask for their licences to go along with them.
  build: { license: { fileName: "licenses.md" } },
});
