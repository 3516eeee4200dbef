import type { contract, ExportFormat } from '@isets/contracts'
import routes from 'virtual:isets-routes'

type Contract = typeof contract

/** A list that leaves as a file: the operation of the list, and the input with which the page asks for it. */
export type ExportedList = {
  [Group in keyof Contract]: {
    group: Group
    list: keyof Contract[Group] & string
    input: Readonly<Record<string, unknown>>
  }
}[keyof Contract]

/** `/api/users/export?format=csv&role=partner`: the filters of the page, without its page. */
export function exportAddress({ group, list, input }: ExportedList, format: ExportFormat): string {
  const { [list]: operation } = routes[group] as Record<string, { '~orpc': { route: { path?: string } } }>
  const rest = new Map(Object.entries(input))
  const path = (operation?.['~orpc'].route.path ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name) ?? '')
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams({ format })
  for (const [name, value] of rest) {
    const written = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (written !== '' && name !== 'page' && name !== 'pageSize') query.set(name, written)
  }
  return `/api${path}/export?${query.toString()}`
}
