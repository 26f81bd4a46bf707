declare module 'framewright:libraries' {
  import type { Libraries } from '#codegen/libraries';
  const collected: Libraries;
  export = collected;
}

declare module 'framewright:fonts' {
  import type { BundledFontFace } from '#codegen/targets/preview/preview-fonts';
  const collected: readonly BundledFontFace[];
  export = collected;
}
