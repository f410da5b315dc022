import type { FeedbackReport } from '../../core/feedback.js';
import { type Place, placeAt } from '../../core/place.js';
import type { DialogContext } from '../dialog-context.js';
import { dropDraft, readDraft, saveDraft } from '../feedback/draft.js';
import { type FeedbackForm, type FormProblem, problemsOf, reportOf } from '../feedback/form.js';
import { keep, leaveNews, type News, sendKept, type Sent, takeNews, withdraw } from '../feedback/outbox.js';
import { receiptsOf } from '../feedback/receipts.js';
import { openedNow } from '../feedback/time-token.js';
import type { FeedbackSent } from '../events.js';
import { keptView, sentView } from './feedback-answers.js';
import { focusSummary, formView, type Notices } from './feedback-form.js';
import { openFrame } from './frame.js';

/** What the dialog shows. */
type View =
  | { readonly at: 'form'; readonly problems: readonly FormProblem[]; readonly refused: string | undefined }
  | { readonly at: 'kept'; readonly kept: Extract<Sent, { is: 'kept' }>; readonly again: boolean }
  | { readonly at: 'sent'; readonly receipt: string | undefined; readonly page: string | undefined };

const blankForm = (context: DialogContext): FeedbackForm => ({
  category: undefined,
  comment: '',
  contact: '',
  place: context.place,
});

const formOf = ({ report }: News): FeedbackForm => ({
  category: report.category,
  comment: report.comment ?? '',
  contact: report.contact ?? '',
  place: report.place,
});

/** The report's sentence, by what it says: it may be another one's number when it is spoken anew. */
function sentenceOf({ listening, narration }: DialogContext, { place }: FeedbackReport): Place | undefined {
  if (!listening || !place) return undefined;
  const sentence = narration.blocks[place.block]?.sentences[place.sentence];
  return sentence && placeAt(narration, listening.timeline, sentence.startMs);
}

/** “Send feedback”: the form, and what became of it. Closing never loses what was written. */
export function openFeedbackDialog(context: DialogContext): void {
  const frame = openFrame(context, 'closerequest');
  const { strings } = frame;
  const { narration } = context;

  let view: View = { at: 'form', problems: [], refused: undefined };
  let form = blankForm(context);
  /** The place that the reader removed, to be added again. */
  let removed: FeedbackForm['place'];
  let notices: Notices = { news: [], restored: false, receipts: [] };
  const token = openedNow(context.endpoint, frame.closed);
  let isSending = false;
  let isTouched = false;

  function draw(): void {
    const { feedback } = strings;
    const unlessSending = (act: () => Promise<void>) => (): void => {
      if (!isSending) void act();
    };
    switch (view.at) {
      case 'form': {
        const content = formView(frame, {
          form,
          removed,
          notices,
          isSending,
          isPlaying: context.isPlaying(),
          narrationLang: narration.lang,
          problems: view.problems,
          refused: view.refused,
          change,
          removePlace,
          addPlace,
          playPause,
          startAgain,
          submit: unlessSending(submit),
        });
        frame.draw(feedback.heading, content);
        break;
      }
      case 'kept': {
        const content = keptView(frame, {
          on: view.kept.on,
          isSending,
          tryAgain: unlessSending(tryAgain),
          takeBack: unlessSending(takeBack),
        });
        frame.draw(view.again ? feedback.keptAgainHeading : feedback.keptHeading, content);
        break;
      }
      case 'sent':
        frame.draw(feedback.sentHeading, sentView(frame, view));
    }
  }

  function show(next: View): void {
    view = next;
    draw();
    frame.focusHeading();
  }

  function change(fields: Partial<FeedbackForm>): void {
    isTouched = true;
    form = { ...form, ...fields };
    void saveDraft(narration, form);
  }

  function removePlace(): void {
    removed = form.place;
    change({ place: undefined });
    draw();
  }

  function addPlace(): void {
    change({ place: removed });
    draw();
  }

  /** @param wasPlaying what the button's label said: the audio may have ended since */
  function playPause(wasPlaying: boolean): void {
    if (context.isPlaying() === wasPlaying) context.playPause();
    draw();
    // The player may learn of it from its audio, a moment later.
    requestAnimationFrame(draw);
  }

  function startAgain(): void {
    form = blankForm(context);
    notices = { ...notices, restored: false };
    void dropDraft(narration);
    show({ at: 'form', problems: [], refused: undefined });
  }

  async function submit(): Promise<void> {
    const { category } = form;
    const problems = problemsOf(form);
    if (!category || problems.length) {
      view = { at: 'form', problems, refused: undefined };
      draw();
      focusSummary(frame.element);
      return;
    }
    const report = reportOf({ ...form, category }, narration);
    const since = Date.now();
    const result = await whileSending(async () => {
      const waiting = await keep(context.endpoint, report, {
        sentence: sentenceOf(context, report),
        token: token(),
      });
      // From here the report lives in the outbox: a draft beside it would be sent again as another one.
      await dropDraft(narration);
      return sendKept(waiting);
    });
    if (frame.closed.aborted) await tellOutside(result, { report, since });
    else answer(result, false);
  }

  async function tryAgain(): Promise<void> {
    if (view.at !== 'kept') return;
    const since = Date.now();
    const { kept } = view;
    const result = await whileSending(() => sendKept(kept));
    if (!frame.closed.aborted) answer(result, true);
    else if (form.category)
      await tellOutside(result, { report: reportOf({ ...form, category: form.category }, narration), since });
  }

  async function whileSending(work: () => Promise<Sent>): Promise<Sent> {
    isSending = true;
    draw();
    const result = await work();
    isSending = false;
    if (result.is === 'accepted') {
      const detail: FeedbackSent = { receipt: result.receipt, trigger: 'user' };
      context.player.dispatchEvent(new CustomEvent('feedbacksent', { detail }));
    }
    return result;
  }

  function answer(result: Sent, again: boolean): void {
    switch (result.is) {
      case 'accepted':
        show({ at: 'sent', receipt: result.receipt, page: result.page });
        break;
      case 'kept':
        show({ at: 'kept', kept: result, again });
        break;
      case 'refused':
        void saveDraft(narration, form);
        view = { at: 'form', problems: [], refused: strings.feedback.refused(result.reason) };
        draw();
        focusSummary(frame.element);
    }
  }

  /** The reader closed the dialog before the answer came. Over the narration nothing is said; it can wait. */
  async function tellOutside(result: Sent, report: Pick<News, 'report' | 'since'>): Promise<void> {
    const { feedback } = strings;
    if (result.is === 'kept') {
      if (!context.isPlaying())
        context.announce(result.on === 'device' ? feedback.keptOnDevice : feedback.keptOnPage);
    } else if (result.is === 'accepted' && !context.isPlaying()) context.announce(feedback.sent);
    else await leaveNews({ ...report, ...result });
  }

  async function takeBack(): Promise<void> {
    if (view.at !== 'kept') return;
    await withdraw(view.kept.key);
    await saveDraft(narration, form);
    show({ at: 'form', problems: [], refused: undefined });
  }

  /** After the dialog is open: it must not wait for a database. */
  async function restore(): Promise<void> {
    const [draft, news, receipts] = await Promise.all([
      readDraft(narration, context.place),
      takeNews(),
      receiptsOf(narration.id),
    ]);
    const returned = news.findLast(
      (item) => item.is !== 'accepted' && item.report.narration === narration.id,
    );
    const earlier = draft ?? (returned && formOf(returned));
    notices = { news, restored: draft !== undefined, receipts };
    if (earlier && !isTouched) {
      form = earlier;
      if (!form.place) removed = context.place;
      if (returned && !draft) void saveDraft(narration, form);
    }
    if (!frame.closed.aborted && view.at === 'form') draw();
  }

  draw();
  void restore();
}
