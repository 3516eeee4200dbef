import { crc32, deflateSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'

interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A real PNG of one colour: the gateway looks at the bytes. */
export function picture(name = 'screen.png', width = 320, height = 160): GivenFile {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([0x86, 0xb4, 0xe0]))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A small PDF. */
export function letter(name = 'letter.pdf'): GivenFile {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>']
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj`).join('\n')
  const text = `%PDF-1.4\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text) }
}

/** Opens the file chooser and picks files. */
export async function choose(page: Page, opener: Locator, ...files: GivenFile[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opener.click()])
  await chooser.setFiles(files)
}

/** What Ctrl+V does after a screenshot was taken: headless browsers have no clipboard with pictures in it. */
export async function paste(into: Locator, { name, mimeType, buffer }: GivenFile): Promise<void> {
  const given = { name, mimeType, bytes: [...buffer] }
  await into.evaluate((element, file) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([Uint8Array.from(file.bytes)], file.name, { type: file.mimeType }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, given)
}
