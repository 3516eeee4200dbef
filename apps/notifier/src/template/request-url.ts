/** Where a request is read. The number names it: no name and no text of a person is ever in an address. */
export function requestUrl(webUrl: string, number: string): string {
  return `${webUrl}/help/requests/${encodeURIComponent(number)}`
}

/** Where those who work on requests open it. */
export function queueUrl(webUrl: string, number: string): string {
  return `${webUrl}/support/queue?view=all&request=${encodeURIComponent(number)}`
}
