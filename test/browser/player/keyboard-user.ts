import { sendKeys } from '@web/test-runner-commands';
import { nameOf, type Player, reader, until } from './page.js';

/** Who has a keyboard alone, and hears what has the focus. */
export class KeyboardUser {
  constructor(readonly player: Player) {}

  get focused(): HTMLElement {
    return (this.player.root.activeElement ?? document.activeElement) as HTMLElement;
  }

  get dialog(): HTMLDialogElement {
    return this.player.root.querySelector('dialog')!;
  }

  async tabTo(name: string): Promise<void> {
    for (let i = 0; i < 80; i++) {
      await reader.press('Tab');
      if (this.focusedName.startsWith(name)) return;
    }
    throw new Error(`Tab does not lead to “${name}”.`);
  }

  get focusedName(): string {
    const { focused } = this;
    return focused.ariaLabel ?? nameOf((focused as HTMLInputElement).labels?.[0] ?? focused);
  }

  async activate(name: string): Promise<void> {
    await this.tabTo(name);
    await reader.press('Enter');
  }

  async type(text: string): Promise<void> {
    await sendKeys({ type: text });
  }

  async openOptions(): Promise<void> {
    await this.activate('Options');
    await until('the options are open', () => this.dialog?.open);
  }

  get heading(): string | undefined {
    return this.dialog?.querySelector('h2')?.textContent;
  }

  get status(): string {
    return this.dialog.querySelector('[role=status]')!.textContent;
  }

  get places(): string[] {
    return [...this.dialog.querySelectorAll('.places button')].map(nameOf);
  }
}
