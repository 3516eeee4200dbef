export function UsersPage() {
  return <h1 tabIndex={-1}>UsersPage</h1>
}
