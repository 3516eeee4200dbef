export function DeadLettersPage() {
  return <h1 tabIndex={-1}>DeadLettersPage</h1>
}
