/** Where a request is read. The number names it: no name and no text of a person is ever in an address. */
export function requestUrl(webUrl: string, number: string): string {
  return `${webUrl}/help/requests/${encodeURIComponent(number)}`
}
