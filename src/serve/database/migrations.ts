import { feedback } from './schema/0001-feedback.js';
import { articles } from './schema/0002-articles.js';
import { lexicon } from './schema/0003-lexicon.js';
import { inbox } from './schema/0004-inbox.js';
import { editors } from './schema/0005-editors.js';
import { statistics } from './schema/0006-statistics.js';
import { watching } from './schema/0007-watching.js';
import { storedAudio } from './schema/0008-stored-audio.js';
import { articleAddress } from './schema/0009-article-address.js';
import { articlePage } from './schema/0010-article-page.js';
import { newest } from './schema/0011-newest.js';
import { unanswered } from './schema/0012-unanswered.js';

/** SQL, numbered by its place, applied once each and never changed: a change is another one. Postgres ≥ 13. */
export const migrations: readonly string[] = [
  feedback,
  articles,
  lexicon,
  inbox,
  editors,
  statistics,
  watching,
  storedAudio,
  articleAddress,
  articlePage,
  newest,
  unanswered,
];
