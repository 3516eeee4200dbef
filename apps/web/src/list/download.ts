import { reportContact } from '../session/contact.ts'

/**
 * Fetches a file and hands it to the browser to keep. A refusal is thrown like that of any call, so that the page says
 * why instead of showing JSON.
 */
export async function download(address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin' })
  if (!response.ok) throw await refusalIn(response)
  reportContact()
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  // The browser has taken the file when the click returns; the memory may go soon after.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function nameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? []
  return encoded === undefined ? 'export' : decodeURIComponent(encoded)
}

async function refusalIn(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null)
  return Object.assign(new Error(), body, { status: response.status })
}
