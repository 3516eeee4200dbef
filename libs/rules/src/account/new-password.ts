/** Letters, digits and signs that a password has at least (conflicts, "password strength: not stated. Suggest 12"). */
export const LEAST_PASSWORD_LETTERS = 12
const MOST_PASSWORD_LETTERS = 256
const LEAST_DIFFERENT = 5

/** What a new password must not be taken from. */
export interface PasswordFacts {
  /** E-mail address or username. */
  readonly signInName: string
  /** The password that it replaces. */
  readonly before: string
}

/**
 * What is wrong with a password that somebody chooses, as a sentence; `undefined` when it will do. Length counts, not
 * kinds of characters. Composed and decomposed letters count alike.
 */
export function checkNewPassword(chosen: string, { signInName, before }: PasswordFacts): string | undefined {
  const letters = [...chosen.normalize('NFKC')]
  if (letters.length < LEAST_PASSWORD_LETTERS) return `Use at least ${LEAST_PASSWORD_LETTERS} characters.`
  if (letters.length > MOST_PASSWORD_LETTERS) return `Use at most ${MOST_PASSWORD_LETTERS} characters.`
  if (new Set(letters).size < LEAST_DIFFERENT) return `Use at least ${LEAST_DIFFERENT} different characters.`
  const [name = ''] = signInName.toLowerCase().split('@')
  if (name !== '' && chosen.toLowerCase().includes(name)) return 'Choose a password without the sign-in name in it.'
  return chosen.normalize('NFKC') === before.normalize('NFKC')
    ? 'Choose another one than the start password.'
    : undefined
}
