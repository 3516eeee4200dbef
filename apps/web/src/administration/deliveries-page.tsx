export function DeliveriesPage() {
  return <h1 tabIndex={-1}>DeliveriesPage</h1>
}
