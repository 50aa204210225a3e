/** Where the server writes the address that a request comes from (`scripts/serve-site.ts`). */
export const clientAddressHeader = 'x-client-address';
