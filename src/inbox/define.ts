import { InboxCard } from './card-detail.js';
import { InboxPage } from './inbox-page.js';
import { LexiconPage } from './lexicon-page.js';
import { InboxRule } from './rule-form.js';
import { InboxRuns } from './runs.js';

const elements = {
  'inbox-card': InboxCard,
  'inbox-page': InboxPage,
  'inbox-rule': InboxRule,
  'inbox-runs': InboxRuns,
  'lexicon-page': LexiconPage,
};
for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
