/** `MAX_FEED_BYTES` of the contract, written again because importing it would bring zod into the bundle; a test compares. */
export const MAX_FEED_FILE_BYTES = 104_857_600

/** What is wrong with a chosen file before it is sent; the gateway and the service look again. */
export function feedFileFault(file: { name: string; size: number }): 'wrongType' | 'empty' | 'tooLarge' | null {
  if (!file.name.toLowerCase().endsWith('.csv')) return 'wrongType'
  if (file.size === 0) return 'empty'
  return file.size > MAX_FEED_FILE_BYTES ? 'tooLarge' : null
}
