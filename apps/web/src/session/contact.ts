/**
 * What the API client has to tell the session, without either importing the other: the server answered a call of the
 * user (the idle time starts anew), or it does not know the session any more.
 */
type Listener = () => void

let contact: Listener = () => undefined
let signedOut: Listener = () => undefined

export function onContact(listener: Listener): void {
  contact = listener
}
export function onSignedOut(listener: Listener): void {
  signedOut = listener
}
export function reportContact(): void {
  contact()
}
export function reportSignedOut(): void {
  signedOut()
}
