import type { OpenAPI } from '@orpc/openapi'

type Schema = Record<string, unknown>
type Entry = { readonly method: string; readonly path: string; readonly operation: OpenAPI.OperationObject }

/**
 * The API reference as one plain page: no script, nothing loaded from elsewhere, so it works offline and under the
 * page policy as it is. Made from the same document as `/api/openapi.json`.
 */
export function referencePage(document: OpenAPI.Document): string {
  const groups = Map.groupBy(entriesOf(document), ({ operation }) => operation.tags?.[0] ?? 'other')
  const sections = [...groups].map(([tag, entries]) => section(tag, entries)).join('')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>ISETS API reference</title><style>${STYLE}</style></head><body>
<header><h1>ISETS API reference</h1><p>${text(document.info.description ?? '')}</p>
<p><a href="openapi.json">OpenAPI 3.1 document</a></p></header>
<nav aria-label="Operations">${[...groups].map(([tag, entries]) => contents(tag, entries)).join('')}</nav>
<main>${sections}</main></body></html>`
}

function entriesOf(document: OpenAPI.Document): Entry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as OpenAPI.OperationObject,
    })),
  )
}

function contents(tag: string, entries: readonly Entry[]): string {
  const links = entries.map((entry) => `<li><a href="#${idOf(entry)}">${text(entry.operation.summary ?? '')}</a></li>`)
  return `<h2>${text(tag)}</h2><ul>${links.join('')}</ul>`
}

function section(tag: string, entries: readonly Entry[]): string {
  return `<section><h2>${text(tag)}</h2>${entries.map(article).join('')}</section>`
}

function article(entry: Entry): string {
  const { operation, method, path } = entry
  const parameters = (operation.parameters ?? []) as OpenAPI.ParameterObject[]
  return `<article id="${idOf(entry)}"><h3>${text(operation.summary ?? '')}</h3>
<p><code>${method} /api${text(path)}</code></p><p>${text(operation.description ?? '')}</p>
${parameters.length === 0 ? '' : table(parameters)}
${detail('Body', contentOf(operation.requestBody))}
${Object.entries(operation.responses ?? {})
  .map(([status, response]) => detail(`${status} ${descriptionOf(response)}`, contentOf(response)))
  .join('')}</article>`
}

function table(parameters: readonly OpenAPI.ParameterObject[]): string {
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><th scope="row">${text(name)}</th><td>${text(place)}</td><td>${required ? 'required' : ''}</td><td><code>${json(schema)}</code></td></tr>`,
  )
  return `<table><thead><tr><th>Parameter</th><th>In</th><th></th><th>Schema</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function detail(title: string, content: Schema | undefined): string {
  if (content === undefined) return `<p>${text(title)}</p>`
  return `<details><summary>${text(title)}</summary><pre>${json(content, 2)}</pre></details>`
}

function contentOf(holder: unknown): Schema | undefined {
  return (holder as { content?: Schema } | undefined)?.content
}

function descriptionOf(response: unknown): string {
  return (response as { description?: string }).description ?? ''
}

function idOf({ method, path }: Entry): string {
  return `${method}-${path.replaceAll(/[^\w]+/g, '-')}`.toLowerCase()
}

function json(value: unknown, indent?: number): string {
  return text(JSON.stringify(value, null, indent) ?? '')
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:64rem;overflow-wrap:anywhere;padding:1rem}
h1{font-size:1.6rem}h2{margin-top:2rem;text-transform:capitalize}article{border-top:1px solid #8888;padding:.5rem 0 1rem}
pre{overflow-x:auto;max-height:30rem}code,pre{font-size:.85rem;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.2rem .6rem .2rem 0;vertical-align:top}nav ul{columns:2;padding-left:1.2rem}
a{color:LinkText}details{margin:.3rem 0}`
