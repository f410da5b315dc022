import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Imports go one way (ARCHITECTURE.md, "The tree"): what each part may import besides itself. */
const mayImport = {
  core: [],
  player: ['core'],
  narrate: ['core'],
  inbox: ['core'],
  embed: ['core'],
  react: ['core', 'player'],
  serve: ['core', 'narrate'],
  static: ['core', 'narrate', 'serve'],
  cli: ['core', 'narrate', 'serve'],
};
const parts = Object.keys(mayImport);

export default tseslint.config(
  { ignores: ['dist/', 'docs-site/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // How a map of the platform's is given ours.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Never build markup from data: use Lit templates or textContent.',
        },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  // The import rule itself: relative imports of another part are refused unless mayImport lists it.
  ...parts.map((part) => ({
    files: [`src/${part}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${parts.filter((p) => p !== part && !mayImport[part].includes(p)).join('|') || '(?!)'})/`,
              message: `src/${part} may import only ${['itself', ...mayImport[part]].join(', ')} (ARCHITECTURE.md).`,
            },
            ...(['core', 'player', 'inbox', 'embed', 'react'].includes(part)
              ? [{ group: ['node:*'], message: `src/${part} knows no Node.` }]
              : []),
          ],
        },
      ],
    },
  })),
  {
    files: ['**/*.js', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly' },
      parserOptions: { projectService: false },
    },
  },
  {
    files: ['docs/site/client/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'matchMedia',
          'navigator',
          'setTimeout',
          'CSSStyleSheet',
          'DOMParser',
          'FormData',
          'URL',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['eslint.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // node:test's `test()` returns a promise that nobody awaits.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What is watched from outside: markup is read, a property's method is wrapped, a value changes meanwhile.
      'no-restricted-syntax': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);
