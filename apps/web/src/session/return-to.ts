interface AfterSignIn {
  /** Path and query of the page that was left, from the address of the sign-in page: anybody may have written it. */
  returnTo: string | undefined
  /** Whose session ended there; none for a link that was opened without a session. */
  endedFor: string | undefined
  userId: string
}

/** Where to go after signing in: back to the same page for the same user, else to the start page. */
export function placeAfterSignIn({ returnTo, endedFor, userId }: AfterSignIn): string {
  if (endedFor && endedFor !== userId) return '/'
  return isOwnPath(returnTo) ? returnTo : '/'
}

/** A path of this site: one slash at the start, so that no foreign address can be smuggled in. */
function isOwnPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])[^\\]*$/.test(path) && !path.startsWith('/sign-in')
}
