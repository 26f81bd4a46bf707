/** The package comes without types; this is what the bench uses of it. */
declare module 'eslint-plugin-jsx-a11y' {
  import type { Linter } from 'eslint';

  const plugin: { readonly flatConfigs: { readonly recommended: Linter.Config } };
  export { plugin as default };
}
