/** Where a request is read. The number names it: no name and no text of a person is ever in an address. */
export function requestUrl(webUrl: string, number: string): string {
  return `${webUrl}/help/requests/${encodeURIComponent(number)}`
}

/** Where those who work on requests open it. */
export function queueUrl(webUrl: string, number: string): string {
  return `${webUrl}/support/queue?view=all&request=${encodeURIComponent(number)}`
}

/** Where a new request is filed. */
export function newRequestUrl(webUrl: string): string {
  return `${webUrl}/help/new`
}

/** Where whoever has no account asks on; the number names the question before (HELP-004). */
export function askUrl(webUrl: string, number: string): string {
  return `${webUrl}/questions/ask?about=${encodeURIComponent(number)}`
}
