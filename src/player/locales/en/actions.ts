import type { ActionStrings } from '../../action-strings.js';

export const actionStrings: ActionStrings = {
  names: {
    playPause: 'Play or pause',
    back: 'Back 15 seconds',
    forward: 'Forward 15 seconds',
    previous: 'Previous sentence',
    repeat: 'Repeat the sentence',
    next: 'Next sentence',
    loop: 'Loop the sentence',
    slower: 'Slower',
    faster: 'Faster',
    mute: 'Mute',
    jump: 'Jump to…',
    where: 'Where am I?',
    current: 'Back to current sentence',
  },
  buttons: {
    previous: ['Previous', 'sentence'],
    repeat: ['Repeat', 'sentence'],
    next: ['Next', 'sentence'],
    loop: ['Loop', 'sentence'],
    jump: ['Jump to…', ''],
    where: ['Where am I?', ''],
    mute: ['Mute', ''],
  },
  group: 'More controls',
  whereabouts: (time, total, section) => `${time} of ${total}${section ? `, section “${section}”` : ''}`,
  isLastSentence: 'This is the last sentence.',
  speedIs: (rate) => `Speed ${rate}×`,
  loopIs: { on: 'The sentence is looped', off: 'The sentence is no longer looped' },
  muteIs: { on: 'Muted', off: 'No longer muted' },
};
