export function PermissionsPage() {
  return <h1 tabIndex={-1}>PermissionsPage</h1>
}
