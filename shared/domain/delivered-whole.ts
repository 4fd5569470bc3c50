/** The end of a delivery: what follows, by itself, from the last of its pieces. */
export const deliveredWhole = (atMs: number) => ({ type: 'PledgeFulfilled', atMs }) as const;
