import type { PageStrings } from './strings.js';

/** Reviewed by a native speaker: no. */
export const en: PageStrings = {
  moreInfo: 'More info',
  sendFeedback: 'Send feedback',
  about: (voice, engine, date) =>
    `A computer-made voice reads this article. Nobody spoke these words. The voice is ${voice}, made by ${engine} on ${date}.`,
  reviewed: (date) => `A person listened to it on ${date}.`,
  notReviewed: 'No person has listened to it yet, so names and numbers may be read wrongly.',
  omitted: (list) => `Left out: ${list}.`,
  category: 'What is wrong?',
  categories: {
    mispronounced: 'A word is mispronounced',
    'wrong-highlight': 'The wrong word is highlighted',
    'hard-to-understand': 'It is hard to understand',
    accessibility: 'An accessibility problem',
    other: 'Something else',
  },
  comment: 'What should we know? Please give the word. No personal data.',
  contact: 'E-mail, only if you want an answer (optional)',
  leaveEmpty: 'Leave this empty',
  send: 'Send',
  thanks: 'Thank you',
  received: (id) => `Your report has arrived. Its number is ${id}.`,
  refused: 'Your report was not accepted',
  goBack: 'Please go back, correct it and send it again.',
  narrations: 'Articles to hear',
  noNarrations: 'There is no narration here yet. Make one with: audio-article narrate ARTICLE',
  notFound: 'There is no such page',
  by: (name) => `By ${name}`,
};
