import type { ManualName } from './manual.js';

/*
 * Which checks (checks.ts) show which criterion of VPAT 2.5 INT: WCAG 2.2, Section 508 and EN 301 549. The numbers and
 * names are those of the standards; chapters are called as OpenACR's catalogue 2.5-edition-wcag-2.2-508-eu-en does.
 */

export type Claim =
  | {
      /** All of them must pass. */
      readonly checks: readonly number[];
      readonly manual?: readonly ManualName[];
      /** Why the best that can be said is that it is supported in part. */
      readonly partly?: string;
      readonly remark?: string;
    }
  | { readonly notApplicable: string }
  /** Nobody has looked; only level AAA may say so. */
  | { readonly notEvaluated: string };

export interface Criterion {
  readonly number: string;
  readonly name: string;
  readonly claim: Claim;
}

export interface Chapter {
  readonly id: string;
  readonly name: string;
  readonly component: 'web' | 'none';
  readonly note?: string;
  /** None: the whole chapter is not applicable, for the reason in its note. */
  readonly criteria: readonly Criterion[];
}

const by = (number: string, name: string, checks: readonly number[], remark?: string): Criterion => ({
  number,
  name,
  claim: { checks, ...(remark === undefined ? {} : { remark }) },
});
const byHand = (
  number: string,
  name: string,
  manual: readonly ManualName[],
  checks: readonly number[] = [],
): Criterion => ({
  number,
  name,
  claim: { checks, manual },
});
const partly = (number: string, name: string, checks: readonly number[], why: string): Criterion => ({
  number,
  name,
  claim: { checks, partly: why },
});
const none = (number: string, name: string, notApplicable: string): Criterion => ({
  number,
  name,
  claim: { notApplicable },
});
const open = (number: string, name: string, notEvaluated: string): Criterion => ({
  number,
  name,
  claim: { notEvaluated },
});

const noVideo = 'The player has no video.';
const noLive = 'The player has nothing live.';
const page = 'The page around the player is the publisher’s.';
const noAccount = 'The player has no accounts.';
const noPeople =
  'What can be tested automatically is met. It has not been tried by people with assistive technology yet: see the manual checks that are not tested.';

const a: readonly Criterion[] = [
  by('1.1.1', 'Non-text Content', [1, 3]),
  by(
    '1.2.1',
    'Audio-only and Video-only (Prerecorded)',
    [6, 7],
    'The audio is a media alternative for the article, called so.',
  ),
  none('1.2.2', 'Captions (Prerecorded)', noVideo),
  none('1.2.3', 'Audio Description or Media Alternative (Prerecorded)', noVideo),
  by('1.3.1', 'Info and Relationships', [1, 2, 3, 8, 10]),
  by('1.3.2', 'Meaningful Sequence', [8, 31]),
  byHand('1.3.3', 'Sensory Characteristics', ['texts']),
  by('1.4.1', 'Use of Color', [22, 23]),
  by('1.4.2', 'Audio Control', [17, 18]),
  by('2.1.1', 'Keyboard', [29, 43]),
  by('2.1.2', 'No Keyboard Trap', [31, 48]),
  by('2.1.4', 'Character Key Shortcuts', [34, 35]),
  by('2.2.1', 'Timing Adjustable', [52]),
  by('2.2.2', 'Pause, Stop, Hide', [38, 41]),
  by('2.3.1', 'Three Flashes or Below Threshold', [40]),
  by('2.4.1', 'Bypass Blocks', [2, 30]),
  none('2.4.2', 'Page Titled', page),
  by('2.4.3', 'Focus Order', [31, 48]),
  by('2.4.4', 'Link Purpose (In Context)', [47]),
  by('2.5.1', 'Pointer Gestures', [42]),
  by('2.5.2', 'Pointer Cancellation', [42]),
  by('2.5.3', 'Label in Name', [4]),
  none('2.5.4', 'Motion Actuation', 'Nothing is operated by moving the device.'),
  by('3.1.1', 'Language of Page', [59], 'Of the player; that of the page is the publisher’s.'),
  by('3.2.1', 'On Focus', [31, 37]),
  by('3.2.2', 'On Input', [29, 37]),
  by('3.2.6', 'Consistent Help', [31, 47], 'The button to send feedback is the second in every player.'),
  by('3.3.1', 'Error Identification', [45, 51]),
  by('3.3.2', 'Labels or Instructions', [50]),
  by('3.3.7', 'Redundant Entry', [53]),
  none('4.1.1', 'Parsing', 'WCAG 2.2 has removed it.'),
  by('4.1.2', 'Name, Role, Value', [3, 9, 14, 15]),
];

const aa: readonly Criterion[] = [
  none('1.2.4', 'Captions (Live)', noLive),
  none('1.2.5', 'Audio Description (Prerecorded)', noVideo),
  by('1.3.4', 'Orientation', [26]),
  by('1.3.5', 'Identify Input Purpose', [50]),
  by('1.4.3', 'Contrast (Minimum)', [20, 24]),
  by('1.4.4', 'Resize Text', [26]),
  byHand('1.4.5', 'Images of Text', ['images']),
  by('1.4.10', 'Reflow', [26]),
  by('1.4.11', 'Non-text Contrast', [21, 22, 24]),
  by('1.4.12', 'Text Spacing', [25]),
  none('1.4.13', 'Content on Hover or Focus', 'Nothing appears on hover or focus.'),
  none('2.4.5', 'Multiple Ways', page),
  by('2.4.6', 'Headings and Labels', [5, 48, 50]),
  by('2.4.7', 'Focus Visible', [23, 32]),
  by('2.4.11', 'Focus Not Obscured (Minimum)', [33]),
  by('2.5.7', 'Dragging Movements', [42, 45]),
  by('2.5.8', 'Target Size (Minimum)', [28]),
  by('3.1.2', 'Language of Parts', [59]),
  by('3.2.3', 'Consistent Navigation', [31]),
  by('3.2.4', 'Consistent Identification', [5]),
  by('3.3.3', 'Error Suggestion', [45, 51]),
  none(
    '3.3.4',
    'Error Prevention (Legal, Financial, Data)',
    'Nothing legal or financial is done in the player.',
  ),
  none('3.3.8', 'Accessible Authentication (Minimum)', noAccount),
  by('4.1.3', 'Status Messages', [11, 16]),
];

const aaa: readonly Criterion[] = [
  none('1.2.6', 'Sign Language (Prerecorded)', noVideo),
  none('1.2.7', 'Extended Audio Description (Prerecorded)', noVideo),
  none('1.2.8', 'Media Alternative (Prerecorded)', noVideo),
  none('1.2.9', 'Audio-only (Live)', noLive),
  open('1.3.6', 'Identify Purpose', 'No check looks at symbols of a reader’s own.'),
  by('1.4.6', 'Contrast (Enhanced)', [20, 24]),
  by('1.4.7', 'Low or No Background Audio', [19]),
  by('1.4.8', 'Visual Presentation', [27]),
  byHand('1.4.9', 'Images of Text (No Exception)', ['images']),
  by('2.1.3', 'Keyboard (No Exception)', [29, 43, 45]),
  open('2.2.3', 'No Timing', 'No check of its own.'),
  by('2.2.4', 'Interruptions', [11, 16]),
  none('2.2.5', 'Re-authenticating', noAccount),
  by('2.2.6', 'Timeouts', [52], 'A draft is kept for a week.'),
  by('2.3.2', 'Three Flashes', [40]),
  by('2.3.3', 'Animation from Interactions', [39]),
  none('2.4.8', 'Location', page),
  by('2.4.9', 'Link Purpose (Link Only)', [47]),
  by('2.4.10', 'Section Headings', [10, 48]),
  by('2.4.12', 'Focus Not Obscured (Enhanced)', [33]),
  by('2.4.13', 'Focus Appearance', [32]),
  by('2.5.5', 'Target Size (Enhanced)', [28]),
  open('2.5.6', 'Concurrent Input Mechanisms', 'Keyboard and pointer are tested, not in one go.'),
  open('3.1.3', 'Unusual Words', 'No check of the texts yet.'),
  open('3.1.4', 'Abbreviations', 'No check of the texts yet.'),
  open('3.1.5', 'Reading Level', 'No check of the texts yet.'),
  open('3.1.6', 'Pronunciation', 'Any sentence can be heard; an artificial voice may say a word wrongly.'),
  by('3.2.5', 'Change on Request', [17, 37, 38]),
  by('3.3.5', 'Help', [50, 51]),
  by('3.3.6', 'Error Prevention (All)', [52]),
  none('3.3.9', 'Accessible Authentication (Enhanced)', noAccount),
];

/** By the names that Section 508 (302.x) and EN 301 549 (4.2.x) share, but for a word. */
const performance = (numbers: readonly string[]): readonly Criterion[] => {
  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['Without vision', [3, 9, 11, 14, 29]],
    ['With limited vision', [20, 23, 26, 27, 32]],
    ['Without perception of colour', [22]],
    ['Without hearing', [7, 8]],
    ['With limited hearing', [7, 18, 19]],
    ['With no or limited speech', [29]],
    ['With limited manipulation or strength', [28, 29, 42]],
    ['With limited reach', [28, 29]],
    ['Without seizures caused by light', [40]],
    ['With limited cognition, language or learning', [27, 39, 41, 51]],
  ];
  const wanted = numbers.length === rows.length ? rows : rows.filter(([name]) => !name.includes('seizures'));
  return wanted.map(([name, checks], i) => partly(numbers[i] ?? '', name, checks, noPeople));
};

const documentation =
  'The documentation is Markdown; its accessibility has not been evaluated, and there is no page of accessibility features yet.';
const noService = 'There is no support service.';

export const chapters: readonly Chapter[] = [
  { id: 'success_criteria_level_a', name: 'WCAG 2.2, level A', component: 'web', criteria: a },
  { id: 'success_criteria_level_aa', name: 'WCAG 2.2, level AA', component: 'web', criteria: aa },
  { id: 'success_criteria_level_aaa', name: 'WCAG 2.2, level AAA', component: 'web', criteria: aaa },
  {
    id: 'functional_performance_criteria',
    name: 'Section 508, chapter 3: Functional Performance Criteria',
    component: 'none',
    criteria: performance(Array.from({ length: 9 }, (_, i) => `302.${i + 1}`)),
  },
  {
    id: 'hardware',
    name: 'Section 508, chapter 4: Hardware',
    component: 'none',
    note: 'The product is no hardware.',
    criteria: [],
  },
  {
    id: 'software',
    name: 'Section 508, chapter 5: Software',
    component: 'none',
    note: 'The product is web content: see the tables of WCAG 2.2.',
    criteria: [],
  },
  {
    id: 'support_documentation_and_services',
    name: 'Section 508, chapter 6: Support Documentation and Services',
    component: 'none',
    criteria: [
      partly('602.2', 'Accessibility and Compatibility Features', [], documentation),
      partly('602.3', 'Electronic Support Documentation', [], documentation),
      none(
        '602.4',
        'Alternate Formats for Non-Electronic Support Documentation',
        'All documentation is electronic.',
      ),
      none('603.2', 'Information on Accessibility and Compatibility Features', noService),
      none('603.3', 'Accommodation of Communication Needs', noService),
    ],
  },
  {
    id: 'en_301_549_functional_performance',
    name: 'EN 301 549 V3.2.1, clause 4: Functional performance statements',
    component: 'none',
    criteria: [
      ...performance(Array.from({ length: 10 }, (_, i) => `4.2.${i + 1}`)),
      none('4.2.11', 'Privacy', 'No feature for accessibility makes anything known about its user.'),
    ],
  },
  {
    id: 'en_301_549_generic_requirements',
    name: 'EN 301 549 V3.2.1, clause 5: Generic requirements',
    component: 'none',
    criteria: [
      none('5.1', 'Closed functionality', 'The player is open to assistive technology.'),
      by('5.2', 'Activation of accessibility features', [29, 35]),
      none('5.3', 'Biometrics', 'None are used.'),
      none(
        '5.4',
        'Preservation of accessibility information during conversion',
        'The player converts nothing.',
      ),
      none('5.5', 'Operable parts', 'The product is no hardware.'),
      by('5.6', 'Locking or toggle controls', [3]),
      none('5.7', 'Key repeat', 'Keys are the system’s.'),
      none('5.8', 'Double-strike key acceptance', 'Keys are the system’s.'),
      by('5.9', 'Simultaneous user actions', [29], 'No function needs two keys at once.'),
    ],
  },
  {
    id: 'en_301_549_ict_with_two-way_voice',
    name: 'EN 301 549 V3.2.1, clause 6: Two-way voice',
    component: 'none',
    note: 'The product has none.',
    criteria: [],
  },
  {
    id: 'en_301_549_ict_with_video',
    name: 'EN 301 549 V3.2.1, clause 7: Video',
    component: 'none',
    note: 'The product has no video. By analogy, words are marked within the 100 ms of 7.1.2 (G55), and the listener sets how marks and text look (7.1.4: G27, G41).',
    criteria: [],
  },
  {
    id: 'en_301_549_hardware',
    name: 'EN 301 549 V3.2.1, clause 8: Hardware',
    component: 'none',
    note: 'The product is no hardware.',
    criteria: [],
  },
  {
    id: 'en_301_549_web',
    name: 'EN 301 549 V3.2.1, clause 9: Web',
    component: 'none',
    note: 'See the tables of WCAG 2.2, levels A and AA.',
    criteria: [],
  },
  {
    id: 'en_301_549_non-web-documents',
    name: 'EN 301 549 V3.2.1, clause 10: Non-web documents',
    component: 'none',
    note: 'The product is no document.',
    criteria: [],
  },
  {
    id: 'en_301_549_software',
    name: 'EN 301 549 V3.2.1, clause 11: Software',
    component: 'none',
    criteria: [
      by(
        '11.7',
        'User preferences',
        [23, 24, 39],
        'The rest of the clause is for software that is no web content.',
      ),
    ],
  },
  {
    id: 'en_301_549_documentation_and_support_services',
    name: 'EN 301 549 V3.2.1, clause 12: Documentation and support services',
    component: 'none',
    criteria: [
      partly('12.1.1', 'Accessibility and compatibility features', [], documentation),
      partly('12.1.2', 'Accessible documentation', [], documentation),
      none('12.2', 'Support services', noService),
    ],
  },
  {
    id: 'en_301_549_ict_providing_relay_or_emergency_service_access',
    name: 'EN 301 549 V3.2.1, clause 13: Relay and emergency services',
    component: 'none',
    note: 'The product provides none.',
    criteria: [],
  },
];
