/** A member that Figma has and this host has not: using it says so by name, so that nobody mistakes silence for an answer. */
export function notImplemented(name: string): PropertyDescriptor {
  const refuse = (): never => {
    throw new Error(`not implemented in this host: figma.${name}`);
  };
  return { enumerable: true, get: refuse, set: refuse };
}
