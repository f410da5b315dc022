import { assert, assertEqual } from './assert.js';
import { Reader } from './harness.js';

// Before the first use of the database: from then on idb-keyval holds it open.
IDBFactory.prototype.open = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('feedback where the browser stores nothing', () => {
  let reader: Reader;
  beforeEach(() => {
    reader = new Reader();
  });
  afterEach(() => reader.leave());

  it('is sent all the same', async () => {
    await reader.open('Send feedback');
    reader.choose('A word is mispronounced');
    await reader.press('Send feedback');
    assertEqual(reader.heading, 'Thank you');
  });

  it('lives as long as the page when it cannot be sent, and the reader is told', async () => {
    await reader.open('Send feedback');
    reader.choose('A word is mispronounced');
    reader.endpoint.replies = ['offline'];
    await reader.press('Send feedback');
    assert(reader.says('your browser does not let this page keep anything'), 'told so');
    await reader.press('Done');
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assertEqual(reader.endpoint.requests.length, 2, 'The number of requests');
    await reader.open('Send feedback');
    assert(reader.says('has now been sent'), 'the news');
  });

  it('has a draft as long as the page', async () => {
    await reader.open('Send feedback');
    reader.fill('What should we know?', 'Say it softly.');
    await reader.press('Close');
    await reader.open('Send feedback');
    assertEqual(reader.field('What should we know?').value, 'Say it softly.');
  });
});
