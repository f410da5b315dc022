import type { DialogStrings } from '../../dialogs/strings.js';

export const dialogStrings: DialogStrings = {
  close: 'Close',
  play: 'Play',
  pause: 'Pause',
  done: 'Done',
  info: {
    heading: 'About this audio version',
    what: 'A computer-made voice reads this article to you. No person spoke these words.',
    whatRecorded: 'A person reads this article to you. A computer has found when each word is said.',
    readBy: 'Read by',
    wordsFound: 'Words found on',
    voice: 'Voice',
    voiceIs: (name, engine) => `${name}, made by the speech program ${engine}`,
    made: 'Made on',
    madeOn: (date, tool) => `${date}, with ${tool}`,
    reviewed: 'Checked by a person',
    reviewedOn: (date) => `Yes. A person listened to it on ${date}.`,
    notReviewed: 'No. Nobody has listened to check it yet.',
    leftOut: 'What is left out',
    nothingLeftOut: 'Nothing. The whole article is read out.',
    leftOutIntro: 'These parts of the article are not read out:',
    omissions: {
      navigation: { one: '# menu', other: '# menus', why: 'Menus are not part of the story.' },
      aside: { one: '# side note', other: '# side notes', why: 'Side notes would break up the story.' },
      figure: { one: '# picture', other: '# pictures', why: 'A picture cannot be read out.' },
      caption: {
        one: '# picture caption',
        other: '# picture captions',
        why: 'A caption makes no sense without its picture.',
      },
      image: {
        one: '# picture in the text',
        other: '# pictures in the text',
        why: 'A picture cannot be read out.',
      },
      media: { one: '# video or sound', other: '# videos or sounds', why: 'These have their own sound.' },
      table: { one: '# table', other: '# tables', why: 'A table is hard to follow by ear.' },
      code: {
        one: '# piece of program code',
        other: '# pieces of program code',
        why: 'Code is hard to follow by ear.',
      },
      formula: { one: '# formula', other: '# formulas', why: 'A formula is hard to follow by ear.' },
      footnote: { one: '# footnote', other: '# footnotes', why: 'Notes would break up the story.' },
      form: {
        one: '# form or button',
        other: '# forms or buttons',
        why: 'Forms and buttons are not part of the story.',
      },
      hidden: { one: '# hidden part', other: '# hidden parts', why: 'You do not see it on the page.' },
      deleted: {
        one: '# crossed-out part',
        other: '# crossed-out parts',
        why: 'The text has been taken back.',
      },
      skipped: {
        one: '# part that the publisher chose',
        other: '# parts that the publisher chose',
        why: 'The publisher does not want it read out.',
      },
      furniture: {
        one: '# part of the page around the article',
        other: '# parts of the page around the article',
        why: 'Menus, buttons and adverts are not part of the story.',
      },
    },
    changes: 'Changes in the text',
    changed: {
      one: '# sentence was changed after this version was made.',
      other: '# sentences were changed after this version was made.',
    },
    removed: {
      one: '# sentence was taken out after this version was made.',
      other: '# sentences were taken out after this version was made.',
    },
    stillSays: 'The voice still says:',
    moreChanges: { one: 'and # more sentence', other: 'and # more sentences' },
    limits: 'What the voice does not do well',
    limitList: [
      'It can say names, foreign words and numbers in the wrong way.',
      'It does not know what the words mean, so its tone may not fit.',
      'The mark on the spoken word can be a little early or late.',
    ],
    limitListRecorded: [
      'The mark on the spoken word can be early or late, most of all where the reader said something else.',
    ],
    complain: 'Is something wrong?',
    complainHow: 'Please tell us. You can point to the very word.',
    complainButton: 'Send feedback about this audio version',
    files: 'Files',
    downloadAudio: (type, size, duration) => `Download the audio (${type}, ${size}, ${duration})`,
    downloadTranscript: 'Text with the time of each word (JSON, a data file)',
  },
  feedback: {
    heading: 'Send feedback',
    listen: 'You can go on listening while you write.',
    category: 'What is it about?',
    categories: {
      mispronounced: 'A word is mispronounced',
      'wrong-highlight': 'The wrong word is highlighted',
      'hard-to-understand': 'It is hard to understand',
      accessibility: 'An accessibility problem',
      other: 'Something else',
    },
    place: 'Where you were',
    word: 'Word',
    wordHint: 'If you mean a different word, change it here.',
    sentence: 'Sentence',
    time: 'Time in the audio',
    removePlace: 'Remove this place',
    addPlace: 'Add this place again',
    placeRemoved: 'We will not send where you were in the audio.',
    comment: 'What should we know?',
    commentWhen:
      'Please write here about an accessibility problem, about something else, or when you send no place. In all other cases you can leave it empty.',
    commentHint: 'Use up to 2,000 characters. Please write no personal data here.',
    contact: 'E-mail address (optional)',
    contactHint: 'Only if you want an answer.',
    privacy: 'Until you send it, what you write stays on this device, for a week at most.',
    send: 'Send feedback',
    sending: 'Sending …',
    cancel: 'Cancel and keep draft',
    problemHeading: 'There is a problem',
    problem: (problem) => {
      switch (problem.field) {
        case 'category':
          return 'Choose what it is about.';
        case 'word':
          return `Make the word shorter by ${problem.by} characters. One word is enough.`;
        case 'comment':
          return problem.is === 'missing'
            ? 'Write a few words, so that we can find the problem.'
            : `Make your text shorter by ${problem.by} characters.`;
        case 'contact':
          return 'Write a full e-mail address, like name@example.com, or leave the field empty.';
      }
    },
    refused: (reason) =>
      `The publisher’s server did not take your feedback${reason ? `. It says: “${reason}”` : '.'} You can change the text and send it again.`,
    sentHeading: 'Thank you',
    sent: 'Your feedback has been sent.',
    receipt: (id) => `Its number is ${id}`,
    keptHeading: 'Not sent yet, but kept',
    keptAgainHeading: 'Still not sent, but kept',
    keptOnDevice:
      'We could not reach the publisher just now. Your feedback is kept on this device. It will be sent when you are online again, or when you next open this page.',
    keptOnPage:
      'We could not reach the publisher just now, and your browser does not let this page keep anything. Leave the page open: your feedback will be sent when you are online again.',
    tryAgain: 'Try again now',
    takeBack: 'Take it back and change it',
    newsHeading: 'About your last feedback',
    newsAccepted: (date, receipt) =>
      `What you wrote on ${date} has now been sent. Thank you.${receipt ? ` Its number is ${receipt}` : ''}`,
    newsRefused: (date, reason) =>
      `The publisher’s server did not take what you wrote on ${date}${reason ? `. It says: “${reason}”` : '.'} You can find it in the form below.`,
    newsExpired: (date) =>
      `What you wrote on ${date} could not be sent for 30 days. You can find it in the form below.`,
    restored: 'This is the draft that you left here.',
    startAgain: 'Delete the draft',
  },
};
