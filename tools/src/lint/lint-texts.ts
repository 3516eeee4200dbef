import { ESLint } from 'eslint'

/**
 * Lints texts as if they were files of this checkout. Run as a program of its own: the argument is a JSON list of
 * `[file, text]`, the answer a JSON list of the rules that each breaks.
 */
const texts: [file: string, text: string][] = JSON.parse(process.argv[2] ?? '[]')
const eslint = new ESLint()
const broken: string[][] = []
for (const [filePath, text] of texts) {
  const results = await eslint.lintText(text, { filePath })
  broken.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)))
}
console.log(JSON.stringify(broken))
