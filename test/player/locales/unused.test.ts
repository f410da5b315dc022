import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');

/** Where the texts' interfaces are, and what no text is used in. */
const isDeclaration = (file: string): boolean => /strings\.ts$|\/texts\.ts$/.test(file);
const isPlayer = (file: string): boolean =>
  file.includes('/src/player/') && !file.includes('/src/player/locales/');

it('Every text that a language has to have is said somewhere in the player', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // The player knows nothing of Node.
  const program = ts.createProgram(fileNames.filter(isPlayer), { ...options, types: [] });
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ fileName }) => isPlayer(fileName));

  const texts = new Map<ts.Node, string>();
  for (const file of files.filter(({ fileName }) => isDeclaration(fileName))) {
    const visit = (node: ts.Node, path: string): void => {
      const isMember = ts.isPropertySignature(node) || ts.isMethodSignature(node);
      const name = isMember || ts.isInterfaceDeclaration(node) ? node.name.getText() : '';
      if (ts.isInterfaceDeclaration(node) && !name.endsWith('Strings')) return;
      const here = name ? `${path}.${name}` : path;
      if (isMember) texts.set(node, here.slice(1));
      ts.forEachChild(node, (child) => visit(child, here));
    };
    ts.forEachChild(file, (node) => visit(node, ''));
  }
  assert.ok(texts.size > 150, `${texts.size}`);

  const used = new Set<ts.Node>();
  const use = (symbol: ts.Symbol | undefined): void =>
    symbol?.declarations?.forEach((declaration) => used.add(declaration));
  const useOf = (type: ts.Type, key: string): void => use(checker.getPropertyOfType(type, key));
  for (const file of files.filter(({ fileName }) => !isDeclaration(fileName))) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) use(checker.getSymbolAtLocation(node.name));
      else if (ts.isElementAccessExpression(node)) {
        const key = checker.getTypeAtLocation(node.argumentExpression);
        for (const one of key.isUnion() ? key.types : [key])
          if (one.isStringLiteral()) useOf(checker.getTypeAtLocation(node.expression), one.value);
      } else if (ts.isObjectBindingPattern(node))
        for (const { propertyName, name } of node.elements)
          useOf(checker.getTypeAtLocation(node), (propertyName ?? name).getText());
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  assert.deepEqual(
    [...texts].filter(([node]) => !used.has(node)).map(([, path]) => path),
    [],
  );
});
