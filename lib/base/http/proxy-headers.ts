/** The request header in which the server writes the client's address (`scripts/serve/trusted-headers.ts`). */
export const clientAddressHeader = 'x-client-address';

/** The header with the id of a request: from a trusted proxy, and on our responses. */
export const requestIdHeader = 'x-request-id';
