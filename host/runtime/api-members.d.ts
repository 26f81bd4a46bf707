/** Names of all members of Figma's plugin API, collected from its typings by `host/collect-api-members.mjs`. */
declare module 'host:api-members' {
  const apiMembers: {
    /** By node type, as `node.type` has it. */
    readonly nodes: Readonly<Record<string, readonly string[]>>;
    /** By the path from the global scope: `figma`, `figma.ui`, `figma.variables` and so on. */
    readonly objects: Readonly<Record<string, readonly string[]>>;
  };
  export default apiMembers;
}
