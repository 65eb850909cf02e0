/** A scope that lets everything through, which nobody can sensibly approve. */
export const isWildScope = (scope: string): boolean => /[*]|^(all|full|admin|root)$/i.test(scope);
