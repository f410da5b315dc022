import { relative } from 'node:path';

/**
 * For node --test, which loads no TypeScript here and wants a default export: one line of JSON for each test that has
 * ended.
 */
async function* results(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { file, name, skip, details } = data;
    if (file && skip === undefined && details.type !== 'suite')
      yield `${JSON.stringify({ file: relative(process.cwd(), file), name, passed: type === 'test:pass' })}\n`;
  }
}

export { results as default };
