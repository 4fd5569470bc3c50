/** Whom the reference storefront lets in with one click: fans of this machine, not people. */
export const demoFans = ['Anna', 'Ben', 'Mei'] as const;

/** As the token names them. */
export const subjectOf = (fan: string): string => `fan-${fan.toLowerCase()}`;
