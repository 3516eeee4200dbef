import '@isets/ui/styles.css'
import '@fontsource-variable/public-sans/wght.css'
import '@mantine/core/styles.layer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { Forbidden } from './app/forbidden.ts'
import { keepFocus } from './focus/keep-focus.ts'
import './texts/i18n.ts'

/** A page that a role does not open is no fault; every other error is told to the browser. */
function onCaughtError(error: unknown): void {
  if (!(error instanceof Forbidden)) reportError(error)
}

const root = document.getElementById('root')
if (root) {
  keepFocus()
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
