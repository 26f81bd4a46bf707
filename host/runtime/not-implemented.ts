/** A member that Figma has and this host lacks. Using it throws an error with its name, so that it is never ignored. */
export function notImplemented(name: string): PropertyDescriptor {
  const refuse = (): never => {
    throw new Error(`not implemented in this host: figma.${name}`);
  };
  return { enumerable: true, get: refuse, set: refuse };
}
