import { disclosure, recordedStatement } from './disclosure.js';
import type { AudioSource, Narration } from './narration/schema.js';

/** Whether the voice is artificial or a person's; that it is artificial in the words that the narration itself uses. */
export const statementOf = ({ voice, generated, lang }: Narration): string =>
  'kind' in voice ? recordedStatement(lang) : (generated.disclosure ?? disclosure(lang));

function creatorOf(voice: Narration['voice']): object | undefined {
  if (!('kind' in voice))
    return { '@type': 'SoftwareApplication', name: `${voice.name}, ${voice.engine} ${voice.engineVersion}` };
  return voice.name === undefined ? undefined : { '@type': 'Person', name: voice.name };
}

/**
 * The article and its audio version for machines (https://schema.org/AudioObject), as JSON-LD says it.
 * @param addressOf an audio source's address as seen from the page that will hold it
 */
export function articleJsonLd(narration: Narration, addressOf: (source: AudioSource) => string): object {
  const { title, byline, published, lang, generated, voice, otherVoices = [] } = narration;
  const creators = [voice, ...otherVoices].map(creatorOf);
  const objects = narration.audio.map((source) => ({
    '@type': 'AudioObject',
    name: title,
    contentUrl: addressOf(source),
    encodingFormat: source.type,
    contentSize: String(source.bytes),
    duration: `PT${(source.duration / 1000).toFixed(3)}S`,
    inLanguage: lang,
    uploadDate: generated.date,
    description: statementOf(narration),
    digitalSourceType: generated.digitalSourceType,
    creator: creators.length === 1 ? creators[0] : creators,
  }));
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    inLanguage: lang,
    ...(published ? { datePublished: published } : {}),
    ...(byline ? { author: { '@type': 'Person', name: byline } } : {}),
    audio: objects.length === 1 ? objects[0] : objects,
  };
}

/** A data block: JSON in which no `<` can end the element (HTML, “restrictions for contents of script elements”). */
export const jsonLdScript = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
