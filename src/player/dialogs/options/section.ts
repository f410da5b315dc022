import type { TemplateResult } from 'lit';
import type { DialogContext } from '../../dialog-context.js';
import type { Frame } from '../frame.js';
import type { OptionsStrings } from './strings.js';

export interface SectionContext {
  readonly context: DialogContext;
  readonly frame: Frame;
  readonly strings: OptionsStrings;
  /** After something has changed that is no setting. */
  readonly redraw: () => void;
}

/** One part of the options dialog, with a heading of its own. */
export type Section = (context: SectionContext) => TemplateResult;
