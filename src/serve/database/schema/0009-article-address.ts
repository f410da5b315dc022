/** oEmbed asks by the address of the publisher's page. */
export const articleAddress = `
create index article_address on audio_article.article ((source ->> 'url')) where source ->> 'url' is not null;`;
