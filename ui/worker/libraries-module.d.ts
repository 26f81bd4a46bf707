declare module 'framewright:libraries' {
  import type { Libraries } from '#codegen/libraries';
  const collected: Libraries;
  export = collected;
}

declare module 'framewright:fonts' {
  import type { KeptFace } from '#codegen/4-check/page-fonts';
  const collected: readonly KeptFace[];
  export = collected;
}
