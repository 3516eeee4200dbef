import ts from 'typescript'

/** What declares tests: jest's own words, and the browser stories'. */
const DECLARES: ReadonlySet<string> = new Set(['describe', 'it', 'test', 'story'])

/** The titles of all tests in a source, with the texts of the tables that fill them in (`it.each`). */
export function titlesIn(source: string): string[] {
  const titles: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && DECLARES.has(rootOf(node.expression))) {
      for (const argument of node.arguments) titles.push(...textsOf(argument))
    }
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('test.tsx', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX))
  return titles
}

/** `it` of `it`, `it.each` and `it.each([…])`. */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) return rootOf(expression.expression)
  return ''
}

/** Texts in a title or a table; what a test does is not one of them. */
function textsOf(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return []
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    return [node.text]
  }
  const texts: string[] = []
  ts.forEachChild(node, (child) => void texts.push(...textsOf(child)))
  return texts
}
