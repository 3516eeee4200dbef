/** The stored name of a mail template in words: `organisation-note-copy` is "Organization note copy". */
export function templateTitle(name: string): string {
  const words = name.replaceAll('-', ' ').replace('organisation', 'organization')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a template is for, without the numbers of the rules behind it. */
export function templatePurpose(description: string): string {
  return description.replace(/ \([A-Z]+-?\d+(?:, [A-Z]+-?\d+)*\)$/, '')
}
