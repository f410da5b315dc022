/** Where to go after signing in: a page of the inbox, and nowhere else. */
export const returnPath = (to: string | undefined): string =>
  to !== undefined && /^\/inbox(?:\/lexicon)?(?:\?[\w=&%.+-]*)?$/.test(to) ? to : '/inbox';
