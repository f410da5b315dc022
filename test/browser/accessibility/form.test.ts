import { assert, assertEqual } from '../dialogs/assert.js';
import { forgetEverything, place, Reader, textOf } from '../dialogs/harness.js';

describe('The feedback form', () => {
  let reader: Reader;
  beforeEach(async () => {
    await forgetEverything();
    reader = new Reader();
    await reader.open('Send feedback');
  });
  afterEach(() => reader.leave());

  const fields = (): (HTMLInputElement | HTMLTextAreaElement)[] => [
    ...reader.dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea, select'),
  ];

  it('G50: has a label that is seen for every field, no placeholder, hints that belong to it, and says what is optional', () => {
    assert(fields().length >= 8, `${fields().length} fields`);
    for (const field of fields()) {
      const label = field.labels?.[0];
      assert(label && textOf(label) && label.getClientRects().length, `${field.id} has a label`);
      assertEqual(field.placeholder, '', `The placeholder of ${textOf(label)}`);
      assert(
        label.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        `${textOf(label)} is seen`,
      );
      for (const id of field.getAttribute('aria-describedby')?.split(' ') ?? [])
        assert(textOf(reader.root.getElementById(id)!), `the hint ${id} of ${textOf(label)}`);
    }
    const mail = reader.field('E-mail address (optional)') as HTMLInputElement;
    assertEqual([mail.type, mail.autocomplete], ['email', 'email']);
    assertEqual(
      ['E-mail address (optional)', 'What should we know?', 'Word'].map((name) =>
        reader.field(name).hasAttribute('aria-describedby'),
      ),
      [true, true, true],
      'Hints',
    );
    const group = reader.dialog.querySelector('[role=radiogroup]')!;
    assertEqual(textOf(group.querySelector('legend')!), 'What is it about?');
  });

  it('G53: asks nothing that is known already, and no riddle: one choice and Send are enough', async () => {
    assertEqual(reader.field('Word').value, place.word);
    assertEqual(reader.dialog.querySelectorAll('img, canvas, iframe, [type=password]').length, 0, 'Riddles');
    reader.choose('A word is mispronounced');
    await reader.press('Send feedback');
    assertEqual(reader.heading, 'Thank you');
    const { report } = reader.endpoint.requests[0]!;
    assertEqual(
      [report.narration, report.place?.word, report.place?.timeMs],
      [reader.narration.id, place.word, place.timeMs],
    );
  });

  it('G52: is changed until it is sent, after a mistake and after Send without a network', async () => {
    reader.choose('Something else');
    await reader.press('Send feedback');
    reader.choose('It is hard to understand');
    reader.fill('Word', 'lights');
    reader.endpoint.replies = ['offline'];
    await reader.press('Send feedback');
    await reader.press('Take it back and change it');
    reader.fill('Word', 'lamp');
    await reader.press('Send feedback');
    assertEqual(reader.endpoint.requests.at(-1)?.report.place?.word, 'lamp');
  });
});
