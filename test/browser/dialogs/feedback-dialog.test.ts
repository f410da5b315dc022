import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { get } from 'idb-keyval';
import { readDraft, draftKeptFor } from '../../../src/player/feedback/draft.js';
import { feedbackStore, hasPending } from '../../../src/player/feedback/pending.js';
import { receipts } from '../../../src/player/feedback/receipts.js';
import { itInMedia, itWhenNarrow } from '../engine.js';
import { assert, assertEqual, assertNoAxeViolations } from './assert.js';
import { drawn, forgetEverything, place, Reader, textOf, until } from './harness.js';

describe('the feedback dialog', () => {
  let reader: Reader;
  beforeEach(async () => {
    await forgetEverything();
    reader = new Reader();
  });
  afterEach(() => reader.leave());

  const wrongWord = async (): Promise<void> => {
    await reader.open('Send feedback');
    reader.choose('A word is mispronounced');
  };

  describe('as a dialog', () => {
    it('G48: takes the focus to its heading, has its name from it, and leaves the page inert', async () => {
      await reader.open('Send feedback');
      assertEqual(reader.heading, 'Send feedback');
      assertEqual(reader.focused?.id, 'dialog-heading');
      assert(reader.dialog.matches(':modal'), 'it is modal');
      assertEqual(reader.dialog.getAttribute('aria-labelledby'), 'dialog-heading');
      reader.buttonOfPlayer('More info').focus();
      assertEqual(reader.focused?.id, 'dialog-heading', 'The focus');
    });

    it('G48: closes by Escape, by Close and by Cancel, and gives focus and scroll position back', async () => {
      scrollTo(0, 900);
      const scrolled = scrollY;
      const ways = [
        () => reader.keys('Escape'),
        () => reader.press('Close'),
        () => reader.press('Cancel and keep draft'),
      ];
      for (const close of ways) {
        await reader.open('Send feedback');
        await close();
        assert(!reader.isOpen, 'it has closed');
        assertEqual(reader.root.querySelectorAll('dialog').length, 0, 'What is left in the page');
        assert(reader.focused === reader.buttonOfPlayer('Send feedback'), 'focus is back');
        assertEqual(scrollY, scrolled, 'The scroll position');
      }
    });

    it('G49: keeps playing, and can pause and play', async () => {
      reader.isPlaying = true;
      await reader.open('Send feedback');
      assert(reader.isPlaying, 'opening does not pause');
      await reader.press('Pause');
      assert(!reader.isPlaying, 'paused');
      await reader.press('Play');
      assert(reader.isPlaying, 'plays again');
    });

    it('G29: is all done by keyboard', async () => {
      await reader.open('Send feedback');
      await reader.keys('Tab', 'Tab', 'Tab', 'Space', 'ArrowDown', 'Tab', 'Tab', 'Tab');
      assertEqual(reader.focused?.id, 'feedback-comment');
      await reader.keys('H', 'i', 'Tab', 'Tab');
      assertEqual(textOf(reader.focused!).startsWith('Send feedback'), true, 'On the Send button');
      await reader.keys('Enter');
      await reader.settled();
      assertEqual(reader.heading, 'Thank you');
      const { category, comment } = reader.endpoint.requests[0]!.report;
      assertEqual([category, comment], ['wrong-highlight', 'Hi']);
      await reader.keys('Tab', 'Tab', 'Enter');
      assert(!reader.isOpen, 'closed by keyboard');
    });
  });

  describe('sending', () => {
    it('posts what was filled in, with a key and no credentials, and thanks with the number', async () => {
      await wrongWord();
      reader.fill('Word', 'lights');
      reader.fill('What should we know?', 'The i is too short.');
      reader.fill('E-mail address (optional)', 'ada@example.org');
      await reader.press('Send feedback');
      const [request] = reader.endpoint.requests;
      assert(request, 'a request');
      assertEqual(request.report, {
        narration: 'lighthouse',
        revision: reader.narration.revision,
        category: 'mispronounced',
        comment: 'The i is too short.',
        contact: 'ada@example.org',
        place: { block: 1, sentence: 1, timeMs: 4200, word: 'lights', text: place.text! },
      });
      assert(/^[0-9a-f-]{36}$/.test(request.key ?? ''), 'an idempotency key');
      assertEqual(request.credentials, 'omit');
      assertEqual(reader.heading, 'Thank you');
      assertEqual(reader.focused?.id, 'dialog-heading');
      assert(reader.says('receipt-1'), 'the number is shown');
    });

    it('tells the page once, with the number, and only when the server has taken it', async () => {
      const told: unknown[] = [];
      reader.player.addEventListener('feedbacksent', ({ detail }) => told.push(detail));
      await wrongWord();
      reader.endpoint.replies = ['offline', { status: 422, body: { detail: 'Not now.' } }];
      await reader.press('Send feedback');
      await reader.press('Try again now');
      assertEqual(told, [], 'Kept, then refused');
      await reader.press('Send feedback');
      assertEqual(told, [{ receipt: 'receipt-3', trigger: 'user' }]);
    });

    it('G53: shows the sentence and the time, and sends no place that was removed', async () => {
      await wrongWord();
      assert(reader.says(place.text!) && reader.says('4 seconds'), 'sentence and time');
      await reader.press('Remove this place');
      assert(!reader.says(place.text!), 'the sentence has gone');
      assertEqual(textOf(reader.focused!), 'Add this place again', 'The focus');
      await reader.press('Add this place again');
      assertEqual(reader.field('Word').value, 'light');
      await reader.press('Remove this place');
      reader.fill('What should we know?', 'All of it.');
      await reader.press('Send feedback');
      assertEqual(reader.endpoint.requests[0]?.report.place, undefined);
    });

    it('has no part about a place when nothing was playing', async () => {
      reader.place = undefined;
      await reader.open('Send feedback');
      assert(!reader.says('Where you were'), 'no such part');
    });

    it('says that it is sending, sends once however often Send is pressed, and moves nothing', async () => {
      await wrongWord();
      let release = (): void => undefined;
      reader.endpoint.held = new Promise((resolve) => (release = resolve));
      const button = reader.button('Send feedback');
      button.focus();
      await drawn(); // WebKit brings what has the focus into view a moment later
      const before = button.getBoundingClientRect();
      button.click();
      button.click();
      await reader.keys('Enter');
      assertEqual(button.innerText.trim(), 'Sending …');
      assertEqual(button.getAttribute('aria-disabled'), 'true');
      assert(reader.focused === button, 'focus stays on the button');
      const after = button.getBoundingClientRect();
      assertEqual(
        [after.x, after.y, after.width, after.height],
        [before.x, before.y, before.width, before.height],
      );
      release();
      await reader.settled();
      assertEqual(reader.heading, 'Thank you');
      assertEqual(reader.endpoint.requests.length, 1, 'The number of requests');
    });

    it('holds the report, and no draft of it, before the server has answered', async () => {
      await wrongWord();
      let release = (): void => undefined;
      reader.endpoint.held = new Promise((resolve) => (release = resolve));
      reader.button('Send feedback').click();
      await until(() => reader.endpoint.requests.length > 0);
      assertEqual(await hasPending(), true);
      assertEqual(await readDraft(reader.narration, undefined), undefined, 'The draft');
      release();
      await reader.settled();
      assertEqual(await hasPending(), false);
    });

    it('G16: says so outside when the reader closed it meanwhile, but never over the narration', async () => {
      for (const isPlaying of [false, true]) {
        reader.announced.length = 0;
        const before = reader.endpoint.requests.length;
        await wrongWord();
        let release = (): void => undefined;
        reader.endpoint.held = new Promise((resolve) => (release = resolve));
        reader.button('Send feedback').click();
        await reader.keys('Escape');
        reader.isPlaying = isPlaying;
        release();
        await until(async () => reader.endpoint.requests.length > before && !(await hasPending()));
        await reader.settled();
        assertEqual(reader.announced, isPlaying ? [] : ['Your feedback has been sent.']);
      }
      await reader.open('Send feedback');
      assert(reader.says('has now been sent'), 'what could not be said is told in the next dialog');
    });
  });

  describe('errors', () => {
    it('G51: an empty form: a summary with the focus, links to fields, the same words beside them', async () => {
      await reader.open('Send feedback');
      await reader.press('Remove this place');
      reader.fill('E-mail address (optional)', 'ada at example');
      await reader.press('Send feedback');
      assertEqual(reader.endpoint.requests.length, 0, 'The number of requests');
      assertEqual(reader.focused?.className, 'summary');
      const links = [...reader.dialog.querySelectorAll<HTMLAnchorElement>('.summary a')];
      assertEqual(links.map(textOf), [
        'Choose what it is about.',
        'Write a full e-mail address, like name@example.com, or leave the field empty.',
      ]);
      const { href } = location;
      links[0]!.click();
      assertEqual(reader.focused?.id, 'feedback-category');
      links[1]!.click();
      assert(reader.focused === reader.field('E-mail address (optional)'), 'the link leads to its field');
      assertEqual(location.href, href, 'The page’s address');
      assertEqual(reader.errorOf('E-mail address (optional)'), textOf(links[1]!));
      assertEqual(reader.field('E-mail address (optional)').getAttribute('aria-invalid'), 'true');
      const group = reader.dialog.querySelector('[role=radiogroup]')!;
      assertEqual(group.getAttribute('aria-invalid'), 'true');
      const described = group.getAttribute('aria-describedby')!;
      assertEqual(textOf(reader.root.getElementById(described)!), textOf(links[0]!));
      assertEqual(reader.field('E-mail address (optional)').value, 'ada at example', 'What was typed');
      await assertNoAxeViolations();
    });

    it('G51: a comment that is too long or missing', async () => {
      await reader.open('Send feedback');
      reader.choose('Something else');
      await reader.press('Send feedback');
      assertEqual(
        reader.errorOf('What should we know?'),
        'Write a few words, so that we can find the problem.',
      );
      reader.fill('What should we know?', 'x'.repeat(2005));
      await reader.press('Send feedback');
      assertEqual(reader.errorOf('What should we know?'), 'Make your text shorter by 5 characters.');
      assertEqual(reader.field('What should we know?').value.length, 2005, 'What was typed');
    });

    it('G51: a refusal by the server: its reason, the form as it was, and nothing kept for later', async () => {
      await wrongWord();
      reader.fill('What should we know?', 'Say it softly.');
      reader.endpoint.replies = [{ status: 422, body: { detail: 'This article is closed.' } }];
      await reader.press('Send feedback');
      assertEqual(reader.focused?.className, 'summary');
      assert(reader.says('This article is closed.'), 'the reason');
      assertEqual(reader.field('What should we know?').value, 'Say it softly.');
      assertEqual(await hasPending(), false);
      await assertNoAxeViolations();
      await reader.press('Send feedback');
      assertEqual(reader.heading, 'Thank you');
      const keys = reader.endpoint.requests.map(({ key }) => key);
      assert(keys[0] !== keys[1], 'another text is another report');
    });
  });

  describe('without a network', () => {
    it('G51, G52: keeps the report, says so with the focus on it, and sends it when the reader tries again', async () => {
      for (const reply of ['offline', { status: 500 }, { status: 503 }] as const) {
        await forgetEverything();
        reader.endpoint.requests.length = 0;
        await wrongWord();
        reader.endpoint.replies = [reply, reply];
        await reader.press('Send feedback');
        assertEqual(reader.heading, 'Not sent yet, but kept');
        assertEqual(reader.focused?.id, 'dialog-heading');
        assert(reader.says('kept on this device'), 'where it is kept');
        assertEqual(await hasPending(), true);
        await assertNoAxeViolations();
        await reader.press('Try again now');
        assertEqual(reader.heading, 'Still not sent, but kept');
        await reader.press('Try again now');
        assertEqual(reader.heading, 'Thank you');
        assertEqual(await hasPending(), false);
        assertEqual(new Set(reader.endpoint.requests.map(({ key }) => key)).size, 1, 'The number of keys');
        await reader.press('Done');
      }
    });

    it('G52: lets the reader take the report back and change it', async () => {
      await wrongWord();
      reader.fill('What should we know?', 'First thought.');
      reader.endpoint.replies = ['offline'];
      await reader.press('Send feedback');
      await reader.press('Take it back and change it');
      assertEqual(await hasPending(), false);
      assertEqual(reader.heading, 'Send feedback');
      assertEqual(reader.field('What should we know?').value, 'First thought.');
    });

    it('sends it once when the network is back, and tells the reader in the next dialog', async () => {
      await wrongWord();
      reader.endpoint.replies = ['offline'];
      await reader.press('Send feedback');
      await reader.press('Done');
      reader.isPlaying = true;
      dispatchEvent(new Event('online'));
      dispatchEvent(new Event('online'));
      await until(async () => !(await hasPending()));
      await reader.settled();
      assertEqual(reader.endpoint.requests.length, 2, 'The number of requests');
      assertEqual(reader.announced, [], 'What is said over the narration');
      await reader.open('Send feedback');
      assert(reader.says('has now been sent. Thank you. Its number is receipt-2'), 'the news');
      await reader.press('Close');
      await reader.open('Send feedback');
      assert(!reader.says('has now been sent'), 'told once');
    });

    it('gives what the server refused later back to the form', async () => {
      await wrongWord();
      reader.fill('What should we know?', 'Say it softly.');
      reader.endpoint.replies = ['offline', { status: 403 }];
      await reader.press('Send feedback');
      await reader.press('Done');
      dispatchEvent(new Event('online'));
      await until(async () => !(await hasPending()));
      await reader.settled();
      await reader.open('Send feedback');
      assert(reader.says('did not take what you wrote'), 'the news');
      assertEqual(reader.field('What should we know?').value, 'Say it softly.');
    });
  });

  describe('the draft', () => {
    const typed = async (): Promise<void> => {
      await wrongWord();
      reader.fill('What should we know?', 'Say it softly.');
      reader.fill('Word', 'lights');
      await reader.press('Close');
    };

    it('G52: is there again when the dialog is opened again, with the word that it was about', async () => {
      await typed();
      reader.place = { ...place, word: 'came', timeMs: 5000 };
      await reader.open('Send feedback');
      assertEqual(reader.field('What should we know?').value, 'Say it softly.');
      assertEqual(reader.field('Word').value, 'lights');
      assertEqual((reader.field('A word is mispronounced') as HTMLInputElement).checked, true);
      assert(reader.says('the draft that you left'), 'it says so');
    });

    it('can be deleted', async () => {
      await typed();
      await reader.open('Send feedback');
      await reader.press('Delete the draft');
      assertEqual(reader.field('What should we know?').value, '');
      assertEqual(reader.focused?.id, 'dialog-heading');
      assertEqual(await get(`draft:lighthouse`, feedbackStore), undefined);
    });

    it('has gone when it was sent', async () => {
      await typed();
      await reader.open('Send feedback');
      await reader.press('Send feedback');
      await reader.press('Done');
      await reader.open('Send feedback');
      assertEqual(reader.field('What should we know?').value, '');
    });

    it('G52: lasts for more than 20 hours (WCAG 2.2.6) and not for ever', async () => {
      await typed();
      const at = (ms: number) => readDraft(reader.narration, undefined, Date.now() + ms);
      assert(await at(20 * 3_600_000), 'it is there after 20 hours');
      assertEqual(await at(draftKeptFor + 60_000), undefined);
      assertEqual(await at(0), undefined, 'An expired draft is deleted: it');
    });
  });

  describe('for everybody', () => {
    itInMedia('G1: has no axe violations, open, with errors, sent and kept, in light and dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await emulateMedia({ colorScheme });
        await forgetEverything();
        await reader.open('Send feedback');
        await assertNoAxeViolations();
        await reader.press('Send feedback');
        await assertNoAxeViolations();
        reader.choose('A word is mispronounced');
        reader.endpoint.replies = ['offline'];
        await reader.press('Send feedback');
        await assertNoAxeViolations();
        await reader.press('Try again now');
        await assertNoAxeViolations();
        await reader.press('Done');
      }
      await emulateMedia({ colorScheme: 'light' });
    });

    const links = { id: 'one', outcome: '/api/feedback/one', page: '/feedback/one' };
    const linkIn = (dialog: Element): HTMLAnchorElement => dialog.querySelector('a[target]')!;

    it('gives the address of a page that tells what became of it, and keeps it on the device', async () => {
      reader.endpoint.replies = [{ status: 201, body: links }];
      await wrongWord();
      await reader.press('Send feedback');
      assertEqual(reader.heading, 'Thank you');
      assert(reader.says('This device keeps the number'), 'said');
      assertEqual(linkIn(reader.dialog).href, new URL('/feedback/one', location.href).href);
      assertEqual(linkIn(reader.dialog).rel, 'noopener noreferrer');
      await assertNoAxeViolations();
      await reader.press('Done');
      await reader.open('Send feedback');
      assert(reader.says('What you have reported here'), 'a list');
      assert(textOf(reader.dialog).includes('light'), 'with the word');
      assert(reader.says('It has arrived.'), 'and what became of it');
      await assertNoAxeViolations();
      const { width, height } = linkIn(reader.dialog).getBoundingClientRect();
      assert(width >= 44 && height >= 44, `G28: the link is ${width} × ${height}`);
    });

    it('tells what the editors have decided, and why', async () => {
      reader.endpoint.replies = [{ status: 201, body: links }];
      await wrongWord();
      await reader.press('Send feedback');
      await reader.press('Done');
      await receipts.change((one) => ({ ...one, state: 'rejected', reason: 'It is said <b>so</b>.' }));
      await reader.open('Send feedback');
      assert(reader.says('It stays as it is. The editors say: “It is said <b>so</b>.”'), 'the reason');
    });

    it('shows and asks no address but the server’s that took the report', async () => {
      for (const [field, value] of [
        ['page', 'https://evil.example/feedback/one'],
        ['page', 'javascript:alert(1)'],
        ['outcome', '//evil.example/x'],
        ['outcome', 7],
      ] as const) {
        reader.endpoint.replies = [{ status: 201, body: { ...links, [field]: value } }];
        await wrongWord();
        await reader.press('Send feedback');
        assertEqual(reader.heading, 'Thank you');
        assertEqual(reader.dialog.querySelector('a'), null);
        await reader.press('Done');
        assertEqual(await receipts.read(), []);
      }
    });

    itWhenNarrow(
      'G26, G28: fits 320 × 256 CSS pixels, and everything to press is at least 44 × 44',
      async () => {
        await setViewport({ width: 320, height: 256 });
        await reader.open('Send feedback');
        await reader.press('Send feedback');
        assert(reader.dialog.scrollWidth <= reader.dialog.clientWidth, 'no scrolling sideways');
        const { left, right } = reader.dialog.getBoundingClientRect();
        assert(left >= 0 && right <= 320, 'inside the window');
        const targets = [
          ...reader.dialog.querySelectorAll('button, a, label.choice, input:not([type=radio]), textarea'),
        ];
        for (const target of targets) {
          const { width, height } = target.getBoundingClientRect();
          assert(width >= 44 && height >= 44, `${textOf(target)} is ${width} × ${height}`);
        }
        await setViewport({ width: 800, height: 600 });
      },
    );

    it('speaks German where the player does', async () => {
      reader.lang = 'de-AT';
      await reader.open('Send feedback');
      assertEqual(reader.heading, 'Feedback senden');
      assertEqual(reader.dialog.lang, 'de-AT');
      await assertNoAxeViolations();
    });
  });
});
