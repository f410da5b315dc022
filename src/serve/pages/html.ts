import { jsonLdScript } from '../../core/json-ld.js';

/** Markup that is safe to send. Only `html` makes it. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: Value): string {
  if (typeof value === 'object')
    return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** A template whose values are escaped for element content and for quoted attributes, unless they are markup. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: parts.reduce((text, part, i) => text + written(values[i - 1] ?? '') + part) };
}

export const jsonLd = (data: object): Markup => ({ markup: jsonLdScript(data) });
