/** The line of a terminal while a service is waited for. */
export function writeWaiting(wait: { readonly message: string; readonly milliseconds: number }): string {
  return `${wait.message} ${Math.ceil(wait.milliseconds / 1000)} s …`;
}
