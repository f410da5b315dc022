/** All that the command ends with; the page about the command line is made of it. */
export const exitCodes = {
  done: 0,
  /** An input, a voice, the network, the disk: the code in brackets says which. Of many articles some. */
  refused: 1,
  /** AA_E_USAGE: nothing was begun. */
  wrongUse: 2,
  /** Node ended although work was left: a bug of ours. */
  unfinished: 13,
} as const;

export const exitCodesInWords: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done; a server was stopped',
  refused: 'refused or failed: the reason, a code in brackets and the remedy stand on standard error',
  wrongUse: 'wrong use: nothing was begun',
  unfinished: 'ended before its work was done: please report it',
};
