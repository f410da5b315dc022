/** What is left to be answered is looked at whenever its article is published, however many reports of others there are. */
export const unanswered = `
create index feedback_unanswered on audio_article.feedback (narration) where card is not null and fixed_at is null;`;
