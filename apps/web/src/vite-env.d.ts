/// <reference types="vite/client" />

declare module 'virtual:isets-routes' {
  import type { contract } from '@isets/contracts'

  /** Method and path of each operation, without anything else. */
  const routes: typeof contract
  export default routes
}
