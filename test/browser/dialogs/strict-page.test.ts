import { assert, assertEqual } from './assert.js';

describe('the dialogs on the strictest page', () => {
  it('render without inline styles and with no Trusted Types policy but Lit’s', async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective}: ${event.sample}`),
    );
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content =
      "style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; object-src 'none'; base-uri 'none'";
    document.head.append(policy);
    // Loaded under the policy, so that Lit makes its own policy under it.
    const { Reader } = await import('./harness.js');
    const reader = new Reader();
    await reader.open('More info');
    await reader.press('Send feedback about this audio version');
    const { backgroundColor } = getComputedStyle(reader.button('Send feedback'));
    assertEqual(backgroundColor, 'rgb(18, 60, 124)', 'The colour of the Send button');
    await reader.press('Send feedback');
    assertEqual(reader.focused?.className, 'summary');
    // The positive control: the policy is in force.
    let refused = false;
    try {
      document.createElement('div').setHTMLUnsafe('<b>x</b>');
    } catch {
      refused = true;
    }
    assert(refused, 'the policy is in force');
    // The harness itself gives the page its height by script.
    assertEqual(
      violations.filter((v) => !v.startsWith('require-trusted-types-for: Element setHTMLUnsafe')),
      [],
    );
    await reader.leave();
  });
});
