/* `audio-article/define`, as developers get it: the condition `development` of package.json. */
import { deprecated } from './deprecated.js';
import './define.js';

deprecated('audio-article/define', 'import "audio-article"');
