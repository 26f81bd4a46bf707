/**
 * Texts from packages that codegen needs and cannot read, because it has no file system. The CLI and the build
 * collect them from the installed packages. The worker of the panel contains them.
 */
export interface Libraries {
  /** Type declarations of React by path, as `node_modules/@types/react/index.d.ts`. */
  readonly types: Readonly<Record<string, string>>;
  /** Tailwind's own stylesheets by name: `index.css`, `theme.css`, `preflight.css`, `utilities.css`. */
  readonly tailwind: Readonly<Record<string, string>>;
  /** A script that defines `framewrightModules`: `react`, `react/jsx-runtime` and `react-dom/client` by name. */
  readonly reactRuntime: string;
  /** Exact versions for a generated project's package.json, by package name. */
  readonly versions: Readonly<Record<string, string>>;
}
