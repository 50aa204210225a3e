/** Whether tests that can be as long as one likes are long: `npm run test:all` sets it. */
export const isThorough = Boolean(process.env.THOROUGH);
