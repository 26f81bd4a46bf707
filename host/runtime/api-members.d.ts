/** Names of all members of Figma's plugin API, collected from its typings by `host/collect-api-members.mjs`. */
declare module 'host:api-members' {
  /** By node type, as `node.type` has it. */
  export const nodes: Readonly<Record<string, readonly string[]>>;
  /** By the path from the global scope: `figma`, `figma.ui`, `figma.variables` and so on. */
  export const objects: Readonly<Record<string, readonly string[]>>;
}
