export interface Group {
  readonly title: string;
  /** File of docs/ without `.md`, and what it is called in the list. */
  readonly pages: readonly (readonly [file: string, title: string])[];
}

/** The order of the pages. Some are made (made.ts, types.ts) and have no file. */
export const groups: readonly Group[] = [
  {
    title: 'Begin',
    pages: [
      ['index', 'audio-article'],
      ['start', 'Start in a minute'],
      ['playground', 'Playground'],
      ['how-it-works', 'How it works'],
    ],
  },
  {
    title: 'On your page',
    pages: [
      ['embed', 'Embedding'],
      ['element', 'The element'],
      ['music', 'Music beside the voice'],
      ['elements', 'Reference: elements'],
    ],
  },
  {
    title: 'Narrating',
    pages: [
      ['narrate', 'Narrating articles'],
      ['voices', 'Voices'],
      ['lexicon', 'Lexicon cookbook'],
      ['narration', 'The narration'],
      ['schema', 'Reference: schemas'],
      ['cli', 'Reference: command line'],
    ],
  },
  {
    title: 'Running',
    pages: [
      ['inbox', 'Reports and corrections'],
      ['operations', 'Running the server'],
      ['scale', 'Scale'],
      ['errors', 'Errors'],
    ],
  },
  {
    title: 'Trust',
    pages: [
      ['accessibility', 'Accessibility'],
      ['acr', 'Conformance report'],
      ['privacy', 'Privacy and the AI Act'],
      ['security', 'Security'],
      ['figures', 'Figures'],
      ['growth', 'How costs grow'],
      ['side-by-side', 'Side by side'],
      ['peers', 'Beside other players'],
    ],
  },
  {
    title: 'Proof',
    pages: [
      ['proof', 'What shows it'],
      ['proof/foundation', 'The whole way'],
      ['proof/narration', 'Narration'],
      ['proof/player', 'Player'],
      ['proof/loop', 'Reports and corrections'],
      ['proof/pages', 'On every page'],
      ['proof/proof', 'Broken on purpose'],
    ],
  },
  {
    title: 'Reference: types',
    pages: [
      ['types/core', 'audio-article/core'],
      ['types/element', 'audio-article/element'],
      ['types/react', 'audio-article/react'],
      ['types/narrate', 'audio-article/narrate'],
      ['types/serve', 'audio-article/serve'],
    ],
  },
];
