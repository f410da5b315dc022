import { answerOffline } from './answer.js';

/* A whole service worker, or a line in one: `importScripts('/player/audio-article-offline.js')`. */

answerOffline(self);
