export function TemplatesPage() {
  return <h1 tabIndex={-1}>TemplatesPage</h1>
}
