declare module 'framewright:libraries' {
  import type { Libraries } from '#codegen/libraries';
  const collected: Libraries;
  export = collected;
}
