/* What only people can check. Nothing here is claimed without a date; what a program has read is no check by a person. */

export interface ManualCheck {
  readonly what: string;
  /** YYYY-MM-DD, and by whom. Undefined: not tested. */
  readonly done?: { readonly on: string; readonly by: string; readonly result: string };
}

export const manual = {
  voiceover: { what: 'VoiceOver on macOS and iOS, Safari' },
  nvda: { what: 'NVDA, Firefox and Chrome' },
  jaws: { what: 'JAWS, Chrome' },
  talkback: { what: 'TalkBack, Chrome on Android' },
  narrator: { what: 'Narrator, Edge' },
  speech: { what: 'Dragon and Voice Control: operated by speech' },
  switch: { what: 'Switch access' },
  braille: { what: 'Braille displays' },
  contrastThemes: { what: 'Contrast themes of Windows (tests emulate forced colours in Chromium)' },
  people: { what: 'People with disabilities listening to an article' },
  texts: { what: 'No text names a shape, place, colour or sound to find something by' },
  images: { what: 'There is no image of text' },
} as const satisfies Readonly<Record<string, ManualCheck>>;

export type ManualName = keyof typeof manual;
